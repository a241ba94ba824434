import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import gptImage from 'eslint-plugin-gpt-image';

const ROOT = new URL('../../', import.meta.url);
const BEGIN = '<!-- generated: header -->';
const END = '<!-- /generated -->';

/** Rewrites the generated parts of the rules' pages and of the plugin's README: what the rules say of themselves. */
export async function updateRulesPages(): Promise<void> {
  for (const name of getNames()) {
    await replaceBlock(`docs/rules/${name}.md`, renderHeader(name));
  }
  await replaceBlock('packages/eslint-plugin/README.md', renderTable());
}

function getNames(): string[] {
  return Object.keys(gptImage.rules ?? {}).sort();
}

/** Absolute: the README stands on npm as well. */
function getAddress(name: string): string {
  return gptImage.rules?.[name]?.meta?.docs?.url ?? '';
}

function getDescription(name: string): string {
  const description = gptImage.rules?.[name]?.meta?.docs?.description ?? '';
  return description.charAt(0).toUpperCase() + description.slice(1);
}

function getSeverity(config: 'recommended' | 'strict', name: string): string {
  const entry = gptImage.configs[config].rules?.[`gpt-image/${name}`];
  const severity: unknown = Array.isArray(entry) ? entry[0] : entry;
  return typeof severity === 'string' ? severity : 'off';
}

function hasSuggestions(name: string): boolean {
  return gptImage.rules?.[name]?.meta?.hasSuggestions === true;
}

function renderHeader(name: string): string {
  const help = hasSuggestions(name) ? ' 💡 The editor offers suggestions.' : '';
  return `${getDescription(name)}. Severity: \`${getSeverity('recommended', name)}\` in \`recommended\`, \`${getSeverity('strict', name)}\` in \`strict\`.${help}`;
}

function renderTable(): string {
  const rows = getNames().map(
    (name) =>
      `| [\`${name}\`](${getAddress(name)}) | ${getDescription(name)} | ${getSeverity('recommended', name)} | ${getSeverity('strict', name)} | ${hasSuggestions(name) ? '💡' : ''} |`,
  );
  return ['| rule | | `recommended` | `strict` | |', '| --- | --- | --- | --- | --- |', ...rows].join('\n');
}

async function replaceBlock(path: string, text: string): Promise<void> {
  const file = fileURLToPath(new URL(path, ROOT));
  const page = await readFile(file, 'utf8');
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin === -1 || end < begin)
    throw new Error(`\`${path}\` has no generated part: add ${BEGIN} and ${END}.`);
  await writeFile(file, `${page.slice(0, begin + BEGIN.length)}\n\n${text}\n\n${page.slice(end)}`);
}
