import type { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { compare, readFixture, toFinding } from './expectations.js';
import { fixtureNames, lint, readSource } from './lint.js';

function apply(source: string, { range, text }: { range: readonly [number, number]; text: string }): string {
  return source.slice(0, range[0]) + text + source.slice(range[1]);
}

describe('corpus', () => {
  it('has at least 200 files', () => {
    expect(fixtureNames.length).toBeGreaterThanOrEqual(200);
  });

  describe.each(fixtureNames)('%s', (name) => {
    const source = readSource(name);
    const { expectations, strict, settings } = readFixture(source);
    const recommended = lint(source, name, 'recommended', settings);

    it('is reported as its comments say', () => {
      const problems = compare(recommended.map(toFinding), expectations, 'recommended');
      if (strict) {
        const findings = lint(source, name, 'strict', settings).map(toFinding);
        problems.push(...compare(findings, expectations, 'strict'));
      }
      expect(problems).toEqual([]);
    });

    it('is reported by `strict` wherever `recommended` reports, always as an error', () => {
      const findings = lint(source, name, 'strict', settings);
      const lines = new Set(findings.map(toFinding).map(({ rule, line }) => `${rule}:${line}`));
      const missing = recommended.map(toFinding).filter(({ rule, line }) => !lines.has(`${rule}:${line}`));
      expect(missing).toEqual([]);
      expect(findings.filter(({ severity }) => severity !== 2)).toEqual([]);
    });

    it('parses, and has one report less of its kind, after each suggestion', () => {
      for (const report of recommended) {
        for (const suggestion of report.suggestions ?? []) {
          const mended = apply(source, suggestion.fix);
          const left = lint(mended, name, 'recommended', settings);
          const what = `${suggestion.desc} (line ${report.line})`;
          expect(
            left.filter(({ ruleId }) => ruleId === null),
            what,
          ).toEqual([]);
          const count = (reports: readonly Linter.LintMessage[]) =>
            reports.filter(({ messageId }) => messageId === report.messageId).length;
          expect(count(left), what).toBeLessThan(count(recommended));
        }
      }
    });
  });
});
