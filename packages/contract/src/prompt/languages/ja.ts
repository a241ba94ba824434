import type { Vocabulary } from '../vocabulary.js';

export const ja: Vocabulary = {};
