import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageConnection,
} from 'vscode-jsonrpc/node.js';

/** Zero-based, as the protocol counts. */
interface Position {
  readonly line: number;
  readonly character: number;
}

interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** What the editor underlines. */
export interface Diagnostic {
  readonly range: Range;
  readonly message: string;
  readonly severity: number;
  readonly code: string;
  readonly codeDescription?: { readonly href: string };
}

/** One entry of the editor's lightbulb. */
interface CodeAction {
  readonly title: string;
  readonly command: { readonly command: string; readonly arguments: readonly unknown[] };
}

interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

interface WorkspaceEdit {
  readonly changes?: Readonly<Record<string, readonly TextEdit[]>>;
  readonly documentChanges?: readonly { readonly edits: readonly TextEdit[] }[];
}

/** An editor with one open file, talking to the ESLint language server of VS Code over stdio. */
export interface Editor {
  /** Text of the open file. */
  readonly text: string;
  diagnose(): Promise<Diagnostic[]>;
  getActions(diagnostic: Diagnostic): Promise<CodeAction[]>;
  /** Runs a code action and applies the edit the server sends for it. */
  runAction(action: CodeAction): Promise<void>;
  /** Pages the server asked the editor to open. */
  readonly openedUrls: readonly string[];
  close(): void;
}

/**
 * Starts the server and opens a file.
 * @param root directory of a project with `vscode-langservers-extracted` and ESLint installed
 * @param path path of the file below `root`; the server sees `text`, whatever is on disk
 */
export async function openInEditor(root: string, path: string, text: string): Promise<Editor> {
  const server = spawn(
    process.execPath,
    ['node_modules/vscode-langservers-extracted/bin/vscode-eslint-language-server', '--stdio'],
    { cwd: root, stdio: ['pipe', 'pipe', 'ignore'] },
  );
  const connection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const folder = { uri: pathToFileURL(root).href, name: 'project' };
  const uri = pathToFileURL(`${root}/${path}`).href;
  let content = text;
  let version = 1;
  const openedUrls: string[] = [];

  connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
    items.map(() => getSettings(folder)),
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('eslint/openDoc', ({ url }: { url: string }) => {
    openedUrls.push(url);
    return null;
  });
  connection.onRequest('workspace/applyEdit', async ({ edit }: { edit: WorkspaceEdit }) => {
    const edits = edit.documentChanges?.flatMap((change) => change.edits) ?? edit.changes?.[uri] ?? [];
    content = applyEdits(content, edits);
    version++;
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ text: content }],
    });
    return { applied: true };
  });
  connection.listen();
  await initialize(connection, folder);
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: path.endsWith('.ts') ? 'typescript' : 'javascript', version, text },
  });

  return {
    get text() {
      return content;
    },
    openedUrls,
    async diagnose() {
      const report = await connection.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', {
        textDocument: { uri },
      });
      return report.items;
    },
    async getActions(diagnostic) {
      const actions = await connection.sendRequest<CodeAction[] | null>('textDocument/codeAction', {
        textDocument: { uri },
        range: diagnostic.range,
        context: { diagnostics: [diagnostic] },
      });
      return actions ?? [];
    },
    async runAction({ command }) {
      await connection.sendRequest('workspace/executeCommand', command);
    },
    close() {
      connection.dispose();
      server.kill();
    },
  };
}

async function initialize(connection: MessageConnection, folder: { uri: string }): Promise<void> {
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: folder.uri,
    workspaceFolders: [folder],
    capabilities: {
      workspace: {
        configuration: true,
        workspaceFolders: true,
        applyEdit: true,
        workspaceEdit: { documentChanges: true },
      },
      textDocument: {
        diagnostic: { dynamicRegistration: false },
        publishDiagnostics: { codeDescriptionSupport: true },
        codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
      },
    },
  });
  await connection.sendNotification('initialized', {});
}

/** The settings VS Code sends for a project that changed none of them. */
function getSettings(workspaceFolder: object): object {
  return {
    validate: 'on',
    packageManager: 'npm',
    useESLintClass: true,
    useFlatConfig: true,
    experimental: {},
    codeAction: {
      disableRuleComment: { enable: true, location: 'separateLine' },
      showDocumentation: { enable: true },
    },
    codeActionOnSave: { mode: 'all' },
    format: false,
    quiet: false,
    onIgnoredFiles: 'off',
    options: {},
    rulesCustomizations: [],
    run: 'onType',
    problems: { shortenToSingleLine: false },
    nodePath: null,
    workspaceFolder,
    workingDirectory: { mode: 'location' },
  };
}

function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const offsets = getLineOffsets(text);
  const at = ({ line, character }: Position) => (offsets[line] ?? text.length) + character;
  return [...edits]
    .sort((a, b) => at(b.range.start) - at(a.range.start))
    .reduce(
      (changed, { range, newText }) =>
        changed.slice(0, at(range.start)) + newText + changed.slice(at(range.end)),
      text,
    );
}

function getLineOffsets(text: string): number[] {
  const offsets = [0];
  for (const match of text.matchAll(/\n/g)) offsets.push(match.index + 1);
  return offsets;
}
