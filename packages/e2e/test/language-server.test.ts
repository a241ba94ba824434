import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openInEditor, type Diagnostic, type Editor } from './support/language-server.js';
import { createProject, type Project } from './support/project.js';
import { SAMPLE } from './support/sample.js';

const RULE_DOCS =
  /^https:\/\/.+\/packages\/eslint-plugin\/docs\/rules\/valid-size\.md$|^https:\/\/.+\/rules\/valid-size/;

function getText(text: string, { range }: Diagnostic): string {
  const lines = text.split('\n').slice(range.start.line, range.end.line + 1);
  const joined = lines.join('\n');
  const tail = (lines.at(-1) ?? '').length - range.end.character;
  return joined.slice(range.start.character, joined.length - tail);
}

describe.each(['9', '10'])('the VS Code ESLint language server with ESLint %s', (version) => {
  let project: Project;
  let editor: Editor;

  beforeAll(async () => {
    project = await createProject({
      packages: ['eslint-plugin-gpt-image'],
      dependencies: {
        eslint: version,
        '@typescript-eslint/parser': '8.72.0',
        typescript: '6.0.3',
        'vscode-langservers-extracted': '4.10.0',
      },
      files: {
        'eslint.config.js': `
          import parser from '@typescript-eslint/parser';
          import gptImage from 'eslint-plugin-gpt-image';
          export default [
            { files: ['**/*.ts'], languageOptions: { parser } },
            gptImage.configs.recommended,
          ];`,
        'src/sample.ts': SAMPLE,
      },
    });
    editor = await openInEditor(project.root, 'src/sample.ts', SAMPLE);
  });
  afterAll(() => {
    editor.close();
    project.remove();
  });

  async function find(rule: string): Promise<Diagnostic> {
    const diagnostics = await editor.diagnose();
    const found = diagnostics.find(({ code }) => code === `gpt-image/${rule}`);
    if (found === undefined) throw new Error(`${rule} is not among ${JSON.stringify(diagnostics)}`);
    return found;
  }

  it('underlines the value that is wrong, not the call', async () => {
    const underlined = Object.fromEntries(
      (await editor.diagnose()).map((diagnostic) => [diagnostic.code, getText(SAMPLE, diagnostic)]),
    );
    expect(underlined['gpt-image/valid-size']).toMatch(/^'?1920x1080'?$/);
    expect(underlined['gpt-image/no-retired-model']).toMatch(/^'?gpt-image-1'?$/);
    expect(underlined['gpt-image/no-resolution-keywords']).toMatch(/^(8K|'A red door, 8K')$/);
    expect(underlined['gpt-image/require-prepared-image']).toMatch(
      /^(await )?(toFile\(|fs\.createReadStream)/,
    );
    expect(underlined['gpt-image/valid-output-options']).toMatch(/^(output_compression: )?80$/);
  });

  it('shows errors and warnings as the preset has them', async () => {
    expect((await find('valid-size')).severity).toBe(1);
    expect((await find('no-resolution-keywords')).severity).toBe(2);
  });

  it('links the rule’s documentation', async () => {
    const diagnostic = await find('valid-size');
    expect(diagnostic.codeDescription?.href).toMatch(RULE_DOCS);
    const action = (await editor.getActions(diagnostic)).find(({ title }) =>
      title.startsWith('Show documentation'),
    );
    expect(action).toBeDefined();
    await editor.runAction(action!);
    expect(editor.openedUrls[0]).toMatch(RULE_DOCS);
  });

  it.each([
    ['valid-size', "'1920x1088'"],
    ['no-resolution-keywords', "'A red door'"],
    ['no-retired-model', "'gpt-image-2.5-sunburst'"],
    ['require-prepared-image', 'await prepareImage('],
  ])('mends `%s` by a quick fix', async (rule, text) => {
    const diagnostic = await find(rule);
    const before = editor.text;
    const fix = (await editor.getActions(diagnostic)).find(
      ({ command }) => command.command === 'eslint.applySuggestion',
    );
    expect(fix, `a suggestion of ${rule}`).toBeDefined();
    await editor.runAction(fix!);
    expect(editor.text).not.toBe(before);
    expect(editor.text).toContain(text);
    expect((await editor.diagnose()).map(({ code }) => code)).not.toContain(`gpt-image/${rule}`);
  });

  it('has imported the helper it wrapped the upload in', () => {
    expect(editor.text).toMatch(/^import \{ prepareImage \} from 'gpt-image-guard';$/m);
  });

  it('leaves code that lints clean once the compression without a format is gone', async () => {
    const left = await editor.diagnose();
    expect(left.map(({ code }) => code)).toEqual(['gpt-image/valid-output-options']);
  });
});
