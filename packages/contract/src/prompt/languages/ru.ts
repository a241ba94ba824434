import type { Vocabulary } from '../vocabulary.js';

export const ru: Vocabulary = {};
