import type { Linter } from 'eslint';

/** Where and what one fixture says must, or may, be reported. */
interface Expectation {
  readonly kind: 'expect' | 'maybe';
  /** Holds in `strict` only. */
  readonly strictOnly: boolean;
  readonly rule: string;
  /** 1-based line the report starts on. */
  readonly line: number;
  /** Text the message contains. */
  readonly text: string | undefined;
  /** Places with the same label are alternatives: a report on one of them is enough. */
  readonly label: string | undefined;
}

/** One fixture, read from the comments in its source. */
interface Fixture {
  readonly expectations: readonly Expectation[];
  /** Whether the file says what `strict` reports as well. */
  readonly strict: boolean;
  /** `settings['gpt-image']` of the file's `@settings` line. */
  readonly settings: Readonly<Record<string, unknown>> | undefined;
}

/** What is compared of a lint message. */
interface Finding {
  readonly rule: string;
  readonly line: number;
  readonly message: string;
}

/** Takes from a lint message what is compared; a message without a rule is a parser's. */
export function toFinding({ ruleId, line, message }: Linter.LintMessage): Finding {
  return { rule: ruleId?.replace('gpt-image/', '') ?? 'parser', line, message };
}

const DIRECTIVE =
  /\/\/ @(?<kind>expect|maybe)(?<strict>-strict)?(?:\+(?<offset>\d+))? (?<rule>[\w-]+)(?: "(?<text>[^"]*)")?(?: as (?<label>\w+))?$/;
const ANY_DIRECTIVE = /\/\/ @(?:expect|maybe|strict|settings)/;

/**
 * Reads a fixture's comments:
 *
 * - `// @expect rule "part of the message"`: the next line of code is reported by that rule;
 * - `// @expect+2 rule`: the second line below the comment is, for places that take no comment;
 * - `// @expect rule as name` on several lines: one of them is;
 * - `// @maybe rule`: may be reported, where the documented behaviour leaves it open;
 * - `// @expect-strict`, `// @maybe-strict`: in `strict` only; a line `// @strict` makes the file linted with it;
 * - `// @settings {…}`: `settings['gpt-image']` as JSON.
 *
 * A line without a comment above it must not be reported.
 * @throws {Error} on a directive that cannot be read, naming its line.
 */
export function readFixture(source: string): Fixture {
  const lines = source.split('\n');
  const expectations: Expectation[] = [];
  let strict = false;
  let settings: Record<string, unknown> | undefined;
  for (const [index, line] of lines.entries()) {
    if (!ANY_DIRECTIVE.test(line)) continue;
    if (line === '// @strict') {
      strict = true;
      continue;
    }
    if (line.startsWith('// @settings ')) {
      settings = JSON.parse(line.slice('// @settings '.length)) as Record<string, unknown>;
      continue;
    }
    const groups = DIRECTIVE.exec(line)?.groups;
    if (groups === undefined) throw new Error(`line ${index + 1}: cannot read \`${line.trim()}\``);
    expectations.push({
      kind: groups.kind as 'expect' | 'maybe',
      strictOnly: groups.strict !== undefined,
      rule: groups.rule ?? '',
      line: groups.offset === undefined ? getNextCodeLine(lines, index) : index + 1 + Number(groups.offset),
      text: groups.text,
      label: groups.label,
    });
  }
  return { expectations, strict, settings };
}

function getNextCodeLine(lines: readonly string[], index: number): number {
  const next = lines.findIndex((line, at) => at > index && !line.trimStart().startsWith('//'));
  return next + 1;
}

/** Compares the findings of one file with its expectations. Each difference is one readable sentence. */
export function compare(
  findings: readonly Finding[],
  all: readonly Expectation[],
  preset: 'recommended' | 'strict',
): string[] {
  const expectations = all
    .filter((expectation) => !expectation.strictOnly || preset === 'strict')
    // What must be there has the first claim on a finding.
    .sort((a, b) => Number(a.kind === 'maybe') - Number(b.kind === 'maybe'));
  const problems: string[] = [];
  const metLabels = new Set<string>();
  const unmet: Expectation[] = [];
  const used = new Set<Finding>();
  for (const expectation of expectations) {
    const { kind, rule, line, text, label } = expectation;
    const finding = findings.find(
      (candidate) => !used.has(candidate) && matches(candidate, expectation, text),
    );
    if (finding !== undefined) {
      used.add(finding);
      if (label !== undefined) metLabels.add(`${rule} ${label}`);
    } else if (kind === 'expect') {
      unmet.push({ kind, rule, line, text, label, strictOnly: false });
    }
  }
  for (const { rule, line, text, label } of unmet) {
    if (label !== undefined && metLabels.has(`${rule} ${label}`)) continue;
    const found = findings.filter((finding) => finding.line === line).map(print);
    problems.push(
      `missed in ${preset}: ${rule} on line ${line}${text === undefined ? '' : ` saying "${text}"`}` +
        (found.length > 0 ? `; found there: ${found.join(' | ')}` : ''),
    );
  }
  for (const finding of findings) {
    // Several words of one prompt may be several reports: the line and the rule are what counts.
    if (used.has(finding) || expectations.some((expectation) => matches(finding, expectation, undefined))) {
      continue;
    }
    problems.push(`false report in ${preset}: ${print(finding)}`);
  }
  return problems;
}

function matches(finding: Finding, { rule, line }: Expectation, text: string | undefined): boolean {
  return (
    finding.rule === rule && finding.line === line && (text === undefined || finding.message.includes(text))
  );
}

function print({ rule, line, message }: Finding): string {
  return `${rule} on line ${line}: ${message}`;
}
