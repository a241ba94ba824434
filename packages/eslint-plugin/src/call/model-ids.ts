import { getModel, MODELS } from 'gpt-image-contract';
import { isOneEditAway, toBare } from '../spelling.js';

/** Gateways and registries name the vendor first: `openai/gpt-image-2`, `openai:gpt-image-2`. */
export function stripProvider(id: string): string {
  return id.startsWith('openai') ? id.replace(/^openai[/:]/, '') : id;
}

/** Families of OpenAI's image models, `gpt-image` and so on: a later member of one is OpenAI's as well. */
const FAMILIES: readonly string[] = [
  ...new Set(MODELS.map((model) => model.id.split('-').slice(0, 2).join('-'))),
];

/** Whether an id names an image model of OpenAI, known to the contract or not. */
export function isOpenAiModel(id: string): boolean {
  return (
    getModel(id) !== undefined || FAMILIES.some((family) => id === family || id.startsWith(`${family}-`))
  );
}

/** How ids of OpenAI's models that read images begin: those of fine-tuned ones too, and behind a gateway. */
const READING = /^(?:openai[/:])?(?:ft:)?(?:chatgpt-|codex-|computer-use|gpt-|o\d)/;

/** Whether a model that reads images may be OpenAI's, by its id. */
export function mayReadImages(id: string): boolean {
  return READING.test(id);
}

const BARE_FAMILIES: readonly string[] = FAMILIES.map(toBare);
const BARE_IDS: readonly string[] = MODELS.map(({ id }) => toBare(id));

/** Whether an id is one of OpenAI's in another spelling: `GPT-Image-2`, `gpt-image2`, `dalle-3`, `gpt-imgae-2`. */
export function isMisspeltModel(id: string): boolean {
  if (isOpenAiModel(id)) return false;
  const bare = toBare(id);
  return (
    BARE_FAMILIES.some((family) => bare.startsWith(family)) ||
    BARE_IDS.some((known) => isOneEditAway(bare, known))
  );
}

/** Whether an id looks like a model that came after the contract: `gpt-image-3`, a later snapshot of a live model. */
export function isLaterModel(id: string): boolean {
  const [, base, day] = /^(.+)-(\d{4}-\d{2}-\d{2})$/.exec(id) ?? [];
  const model = base === undefined || base === '' ? undefined : getModel(base);
  if (model !== undefined && base !== undefined && day !== undefined) {
    const newest = model.snapshots
      .map((snapshot) => snapshot.slice(-day.length))
      .toSorted()
      .at(-1);
    return model.status !== 'retired' && day > (newest ?? '');
  }
  return getVersion(id) > NEWEST_VERSION;
}

function getVersion(id: string): number {
  return Number(/^gpt-image-(\d+(?:\.\d+)?)(?:-|$)/.exec(id)?.[1] ?? 0);
}

const NEWEST_VERSION = Math.max(...MODELS.map(({ id }) => getVersion(id)));
