import type { Vocabulary } from '../vocabulary.js';

export const es: Vocabulary = {};
