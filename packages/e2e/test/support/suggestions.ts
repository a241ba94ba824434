import type { Linter, Rule } from 'eslint';
import { readFixture } from '../../../eslint-plugin/test/corpus/expectations.js';
import { fixtureNames, lint, readSource } from '../../../eslint-plugin/test/corpus/lint.js';

/** One suggestion of one report of the plugin's corpus, and what it makes of the file. */
export interface Suggestion {
  /** `values/template.ts:12 valid-size: Use …`. */
  readonly title: string;
  readonly file: string;
  readonly source: string;
  readonly mended: string;
  readonly report: Linter.LintMessage;
  /** `valid-size/useSize`. */
  readonly kind: string;
  /** Reports before and after, by what they are about and not by where; each as often as it is there. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Applies every suggestion of the plugin's corpus, each on its own, and lints what comes of it. */
export function applyCorpus(): Suggestion[] {
  return fixtureNames.flatMap((file) => applySuggestions(file, readSource(file)));
}

/** Applies every suggestion of one file, each on its own, and lints what comes of it. */
export function applySuggestions(file: string, source: string): Suggestion[] {
  const { settings } = readFixture(source);
  const reports = lint(source, file, 'strict', settings);
  const before = reports.map((one) => toText(one, source));
  return reports.flatMap((report) =>
    (report.suggestions ?? []).map(({ fix, desc, messageId }): Suggestion => {
      const mended = apply(source, fix);
      const rule = getRule(report);
      return {
        title: `${file}:${report.line} ${rule}: ${desc}`,
        file,
        source,
        mended,
        report,
        kind: `${rule}/${messageId ?? ''}`,
        before,
        after: lint(mended, file, 'strict', settings).map((one) => toText(one, mended)),
      };
    }),
  );
}

function apply(source: string, { range, text }: Rule.Fix): string {
  return source.slice(0, range[0]) + text + source.slice(range[1]);
}

/** A file of which the first suggestion was applied, then the first of what came of that, until there was none. */
export interface Mending {
  readonly file: string;
  /** The texts on the way, the original first. */
  readonly texts: readonly string[];
  /** What is reported of the first and of the last of them. */
  readonly before: readonly Linter.LintMessage[];
  readonly after: readonly Linter.LintMessage[];
}

/** More steps than any file of the corpus has reports. */
const MAX_STEPS = 100;

/** Mends every file of the plugin's corpus that has suggestions, as somebody does who takes the first one each time. */
export function mendCorpus(): Mending[] {
  return fixtureNames.map((file) => mend(file, readSource(file))).filter(({ texts }) => texts.length > 1);
}

/** Applies first suggestions until none is left, or a text comes again. */
export function mend(file: string, source: string): Mending {
  const { settings } = readFixture(source);
  const before = lint(source, file, 'strict', settings);
  const texts = [source];
  let after = before;
  while (texts.length <= MAX_STEPS) {
    const fix = after.flatMap(({ suggestions = [] }) => suggestions)[0]?.fix;
    if (fix === undefined) break;
    const text = apply(texts.at(-1)!, fix);
    after = lint(text, file, 'strict', settings);
    texts.push(text);
    if (texts.indexOf(text) < texts.length - 1) break;
  }
  return { file, texts, before, after };
}

/** `rule/messageId text`: how the text begins that is reported, which a suggestion for a part of it does not change. */
export function toText(report: Linter.LintMessage, source: string): string {
  const { line, column, endLine, endColumn } = report;
  const end = endLine === line && endColumn !== undefined ? endColumn - 1 : undefined;
  const text = source.split('\n')[line - 1]?.slice(column - 1, end) ?? '';
  return `${getRule(report)}/${report.messageId ?? ''} ${text.replace(/(?<=[\w)])\(.*/, '')}`;
}

function getRule({ ruleId }: Linter.LintMessage): string {
  return ruleId?.replace('gpt-image/', '') ?? 'parser';
}

/** Those of `list` that are not in `other`, counted one by one. */
export function findMore(list: readonly string[], other: readonly string[]): string[] {
  const left = [...other];
  return list.filter((one) => {
    const index = left.indexOf(one);
    if (index !== -1) left.splice(index, 1);
    return index === -1;
  });
}
