import type { Linter } from 'eslint';
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
  /** Reports before and after, as texts that say nothing of their lines; each as often as it is there. */
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
  const before = reports.map(toText);
  return reports.flatMap((report) =>
    (report.suggestions ?? []).map(({ fix, desc, messageId }): Suggestion => {
      const mended = source.slice(0, fix.range[0]) + fix.text + source.slice(fix.range[1]);
      const rule = getRule(report);
      return {
        title: `${file}:${report.line} ${rule}: ${desc}`,
        file,
        source,
        mended,
        report,
        kind: `${rule}/${messageId ?? ''}`,
        before,
        after: lint(mended, file, 'strict', settings).map(toText),
      };
    }),
  );
}

/** `rule/messageId message`. */
export function toText(report: Linter.LintMessage): string {
  return `${getRule(report)}/${report.messageId ?? ''} ${report.message.replaceAll(/ on line \d+/g, '')}`;
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
