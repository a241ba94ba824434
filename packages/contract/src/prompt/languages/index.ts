import { ar } from './ar.js';
import { cs } from './cs.js';
import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { hi } from './hi.js';
import { id } from './id.js';
import { it } from './it.js';
import { ja } from './ja.js';
import { ko } from './ko.js';
import { nl } from './nl.js';
import { pl } from './pl.js';
import { pt } from './pt.js';
import { ru } from './ru.js';
import { shared } from './shared.js';
import { th } from './th.js';
import { tr } from './tr.js';
import { uk } from './uk.js';
import { vi } from './vi.js';
import { zh } from './zh.js';

/** Every vocabulary by language; `shared` is what all of them write alike. */
export const VOCABULARIES = {
  en,
  zh,
  ja,
  ko,
  es,
  pt,
  fr,
  de,
  ru,
  it,
  nl,
  pl,
  cs,
  uk,
  tr,
  id,
  vi,
  ar,
  hi,
  th,
  shared,
} as const;
