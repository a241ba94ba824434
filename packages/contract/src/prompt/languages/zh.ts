import type { Vocabulary } from '../vocabulary.js';

export const zh: Vocabulary = {};
