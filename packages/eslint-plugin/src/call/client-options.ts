import type { Node } from '../ast/nodes.js';
import { getImportPath } from '../trace/imports.js';
import { getProperty, getPropertyAt } from '../trace/properties.js';
import { resolve, resolveSteps, type Step } from '../trace/resolve.js';
import { getStepTexts, type Value } from '../trace/texts.js';
import type { Env, Leaf, Tracer } from '../trace/tracer.js';
import { isAzureUrl, isForeignUrl, writeOut } from './addresses.js';
import type { Client } from './client-type.js';
import type { ParseContext } from './parse-context.js';
import { namesVendor } from './vendor-names.js';

type ClientOptions = Pick<Client, 'hasUnknownUrl' | 'isAzure' | 'isElsewhere' | 'isGuarded' | 'isInBrowser'>;

const NO_OPTIONS: ClientOptions = { isGuarded: false, isElsewhere: false, isAzure: false };

/** What the options of a client say of the requests it sends. */
export function readOptions(context: ParseContext, options: Node | undefined, env: Env): ClientOptions {
  if (options === undefined) return NO_OPTIONS;
  const { tracer } = context;
  const leaves = resolve(tracer, options, env);
  const getOption = (name: string): readonly Step[] =>
    leaves.flatMap((leaf) => getProperty(tracer, leaf, name, options));
  const fetches = resolveSteps(tracer, getOption('fetch'), options);
  const urls = getStepTexts(tracer, getOption('baseURL'), options);
  const inBrowser = resolveSteps(tracer, getOption('dangerouslyAllowBrowser'), options);
  // What stands in for an address that is not given tells whose the client is.
  const shown = urls.filter(({ kind }) => kind !== 'partial' && kind !== 'unknown');
  // Of an address that is not in sight its names, and those of the key, may tell.
  const names =
    shown.length === 0 && urls.length > 0
      ? [...urls, ...getStepTexts(tracer, getOption('apiKey'), options)]
      : [];
  const versions = getPropertyAt(tracer, leaves, ['defaultQuery', 'api-version'], options);
  return {
    isAzure: versions.some(({ kind }) => kind === 'follow') || areOfAzure(tracer, urls),
    isGuarded: fetches.every((leaf) => isGuard(context, leaf)),
    isElsewhere:
      names.some(({ node }) => namesVendor(tracer, node)) ||
      (shown.length > 0 && shown.every(({ value }) => typeof value === 'string' && isForeignUrl(value))),
    hasUnknownUrl: shown.length < urls.length,
    isInBrowser: inBrowser.some(({ node }) => node.type === 'Literal' && node.value === true),
  };
}

/** Whether a `fetch` is `guardFetch()` of the guard, in a mode that lets no unprepared image through. */
export function isGuard({ tracer }: ParseContext, leaf: Leaf): boolean {
  if (leaf.kind !== 'value' || leaf.node.type !== 'CallExpression') return false;
  const path = getImportPath(tracer, leaf.node.callee);
  if (path?.source !== 'gpt-image-guard' || path.path.at(-1) !== 'guardFetch') return false;
  const [options] = leaf.node.arguments;
  if (options === undefined) return true;
  const modes = getStepTexts(
    tracer,
    resolve(tracer, options, leaf.env).flatMap((one) => getProperty(tracer, one, 'mode', options)),
    options,
  );
  // `report` lets everything pass.
  return !modes.some((mode) => mode.value === 'report');
}

/** Whether all addresses there may be are Azure's; by their names where none of them is in sight. */
function areOfAzure(tracer: Tracer, urls: readonly Value[]): boolean {
  const shown = urls.filter(({ kind }) => kind !== 'unknown');
  const told = shown.length > 0 ? shown : urls;
  return told.length > 0 && told.every((url) => isAzureUrl(writeOut(tracer, url)));
}
