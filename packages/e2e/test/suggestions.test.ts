import plugin from 'eslint-plugin-gpt-image';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  applyCorpus,
  applySuggestions,
  findMore,
  mend,
  mendCorpus,
  toText,
  type Suggestion,
} from './support/suggestions.js';
import { findTypeErrors, type Sdk } from './support/type-check.js';

/** Type errors that a suggestion may leave behind, by file and suggestion. */
const ERRORS_LEFT: Readonly<Record<string, string>> = {
  'images/images-typo.js require-upload-type/rename':
    'The right name lets TypeScript see that a buffer is no file, which the rule says of it as well.',
};

/** Of SDK 6 alone: its types are older than what the API takes. */
const ERRORS_LEFT_IN_6: Readonly<Record<string, string>> = {
  'options/always-together.ts valid-output-options/useValue':
    'SDK 6 does not know `max`, which another row of the table has.',
  'responses/tool-stream-method.ts valid-output-options/useValue':
    'SDK 6 does not know `max`, a quality since 2.5.',
};

/** Reports that come up for the first time when a suggestion is applied, and why that is as documented. */
const REPORTS_THAT_FOLLOW: Readonly<Record<string, string>> = {
  'valid-size/useSize > no-experimental-size/experimentalSize':
    'A size near a large one is large: valid, and experimental.',
  'no-retired-model/useModel > no-experimental-size/experimentalSize': 'Another model takes larger sizes.',
  'require-upload-type/rename > require-prepared-image/rawImage':
    'Under the right name it is an image that is uploaded.',
  'require-upload-type/rename > require-upload-type/bareBytes':
    'Under the right name it is an image that is uploaded.',
};

/** Files that have as many reports as before once they are mended, and why. */
const AS_MANY_REPORTS: Readonly<Record<string, string>> = {
  'images/images-typo.js': 'Under the right name it is an image that is uploaded.',
};

let suggestions: readonly Suggestion[] = [];
beforeAll(() => {
  suggestions = applyCorpus();
});

describe('the corpus', () => {
  it('has suggestions of every rule that makes any, and of every kind', () => {
    const rules = Object.entries(plugin.rules ?? {}).filter(([, { meta }]) => meta?.hasSuggestions === true);
    const kinds = [...new Set(suggestions.map(({ kind }) => kind))].sort();
    expect([...new Set(kinds.map((kind) => kind.replace(/\/.*/, '')))]).toEqual(
      rules.map(([name]) => name).sort(),
    );
    expect(kinds).toEqual([
      'no-experimental-size/useSize',
      'no-resolution-keywords/clean',
      'no-retired-model/useModel',
      'no-retired-model/useModelAnd',
      'no-retired-model/useModelThroughout',
      'require-prepared-image/prepareBoth',
      'require-prepared-image/wrap',
      'require-upload-type/addType',
      'require-upload-type/prepareBoth',
      'require-upload-type/rename',
      'require-upload-type/useType',
      'require-upload-type/wrap',
      'valid-output-options/leaveOut',
      'valid-output-options/rename',
      'valid-output-options/useValue',
      'valid-output-options/useValueThroughout',
      'valid-size/leaveOut',
      'valid-size/useSize',
      'valid-size/useSizeThroughout',
    ]);
  });
});

describe('suggestions, applied', () => {
  // The others of a report say another size in the same place.
  it('add no type error with the types of SDK 7: the first of each report and kind', () => {
    const first = getFirst(
      suggestions,
      ({ file, report, kind }) => `${file}:${report.line}:${report.column} ${kind}`,
    );
    expect(first.length).toBeGreaterThan(500);
    expect(findAddedErrors(first, 7, ERRORS_LEFT)).toEqual([]);
  });

  // A size is any text in both.
  it('add no type error with the types of SDK 6: the first of each file and kind, sizes left out', () => {
    const others = suggestions.filter(({ kind }) => !kind.startsWith('valid-size/'));
    const first = getFirst(others, ({ file, kind }) => `${file} ${kind}`);
    expect(first.length).toBeGreaterThan(150);
    expect(findAddedErrors(first, 6, { ...ERRORS_LEFT, ...ERRORS_LEFT_IN_6 })).toEqual([]);
  });

  it('have the place reported no more, and no other one but as documented', () => {
    expect(findReportsLeft(suggestions, REPORTS_THAT_FOLLOW)).toEqual([]);
  });
});

describe('first suggestions, applied until none is left', () => {
  it('come to an end at code that parses, has no suggestion left and fewer reports than before', () => {
    const mendings = mendCorpus();
    expect(mendings.length).toBeGreaterThan(300);
    const faults = mendings.flatMap(({ file, texts, before, after }) => [
      ...(new Set(texts).size < texts.length ? [`${file}: comes back to what it was`] : []),
      ...after
        .filter(({ fatal, suggestions = [] }) => fatal === true || suggestions.length > 0)
        .map(({ message }) => `${file}: ${message}`),
      ...(after.length < before.length || Object.hasOwn(AS_MANY_REPORTS, file)
        ? []
        : [`${file}: has ${after.length} reports, and had ${before.length}`]),
    ]);
    expect(faults).toEqual([]);
  });

  it('take as many steps as there is to mend', () => {
    const draw = "new (await import('openai')).default().images.generate({ model: 'gpt-image-2', prompt";
    const { texts, after } = mend('draw.ts', `${draw}: 'A cat, 8K', size: '1920x1080', style: 'vivid' });\n`);
    expect(texts).toHaveLength(4);
    expect(texts.at(-1)).toBe(`${draw}: 'A cat', size: '1920x1088' });\n`);
    expect(after).toEqual([]);
  });
});

describe('the check itself', () => {
  const source = [
    "import OpenAI from 'openai';",
    'const client = new OpenAI();',
    'export const draw = (prompt: string) =>',
    "  client.images.generate({ model: 'gpt-image-2', prompt, size: '1920x1080' });",
  ].join('\n');
  const [suggestion] = applySuggestions('draw.ts', source);
  const writing = (text: string): Suggestion => ({
    ...suggestion!,
    mended: suggestion!.mended.replace("'1920x1088'", text),
  });

  it('finds what the SDK refuses, names that nobody declares, code that does not parse and exceptions without need', () => {
    const all = [suggestion!, writing('1920'), writing('SIZE'), writing("'1920x1088' +")];
    expect(findAddedErrors(all, 7, { 'other.ts valid-size/useSize': '' })).toEqual([
      expect.stringMatching(/TS2769 .*'number' is not assignable/s),
      expect.stringContaining("TS2304 Cannot find name 'SIZE'"),
      expect.stringContaining('TS1109 Expression expected'),
      'other.ts valid-size/useSize: no error is left',
    ]);
  });

  it('finds a report that stays, and one that follows', () => {
    const [before = ''] = suggestion!.before;
    const stays = { ...suggestion!, after: [before, 'valid-output-options/invalidOption New.'] };
    expect(findReportsLeft([stays], {})).toEqual([
      `${suggestion!.title}: is still reported`,
      `${suggestion!.title}: valid-size/useSize > valid-output-options/invalidOption: New.`,
    ]);
  });
});

/** The first of all that are alike. */
function getFirst(all: readonly Suggestion[], getKey: (suggestion: Suggestion) => string): Suggestion[] {
  return [
    ...new Map(all.toReversed().map((suggestion) => [getKey(suggestion), suggestion])).values(),
  ].reverse();
}

/** Type errors of mended files that the originals have not; and exceptions that nothing needs. */
function findAddedErrors(
  all: readonly Suggestion[],
  sdk: Sdk,
  exceptions: Readonly<Record<string, string>>,
): string[] {
  const originals = new Map(all.map(({ file, source }) => [file, source]));
  const files = [...originals.keys()];
  const errors = findTypeErrors(
    [
      ...files.map((file) => ({ name: file, text: originals.get(file)! })),
      ...all.map(({ file, mended }) => ({ name: file, text: mended })),
    ],
    sdk,
  );
  const before = new Map(files.map((file, index) => [file, errors[index]!]));
  const left = new Set<string>();
  const added: string[] = [];
  for (const [index, { title, file, kind }] of all.entries()) {
    const more = findMore(errors[files.length + index]!, before.get(file)!);
    const exception = `${file} ${kind}`;
    if (more.length === 0) continue;
    if (Object.hasOwn(exceptions, exception)) left.add(exception);
    else added.push(...more.map((error) => `${title}: ${error}`));
  }
  const unused = Object.keys(exceptions).filter((exception) => !left.has(exception));
  return [...added, ...unused.map((exception) => `${exception}: no error is left`)];
}

/** Reports that a suggestion was to clear, and those that it brings; and exceptions that nothing needs. */
function findReportsLeft(all: readonly Suggestion[], exceptions: Readonly<Record<string, string>>): string[] {
  const followed = new Set<string>();
  const left: string[] = [];
  for (const { title, kind, source, report, before, after } of all) {
    if (!findMore(before, after).includes(toText(report, source))) left.push(`${title}: is still reported`);
    for (const text of findMore(after, before)) {
      const [id = '', ...message] = text.split(' ');
      const exception = `${kind} > ${id}`;
      if (Object.hasOwn(exceptions, exception)) followed.add(exception);
      else left.push(`${title}: ${exception}: ${message.join(' ')}`);
    }
  }
  const unused = Object.keys(exceptions).filter((exception) => !followed.has(exception));
  return [...left, ...unused.map((exception) => `${exception}: nothing follows`)];
}
