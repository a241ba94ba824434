import type { Vocabulary } from '../vocabulary.js';

export const de: Vocabulary = {};
