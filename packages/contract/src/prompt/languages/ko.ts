import type { Vocabulary } from '../vocabulary.js';

export const ko: Vocabulary = {};
