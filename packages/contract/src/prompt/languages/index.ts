import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { ja } from './ja.js';
import { ko } from './ko.js';
import { pt } from './pt.js';
import { ru } from './ru.js';
import { shared } from './shared.js';
import { zh } from './zh.js';

/** Every vocabulary by language; `shared` is what all of them write alike. */
export const VOCABULARIES = { en, zh, ja, ko, es, pt, fr, de, ru, shared } as const;
