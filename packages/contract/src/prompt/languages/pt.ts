import type { Vocabulary } from '../vocabulary.js';

export const pt: Vocabulary = {};
