import { join } from 'node:path';
import ts from 'typescript';

/** A text to check, under the name whose extension says what language it is in. */
export interface Source {
  readonly name: string;
  readonly text: string;
}

/** Major versions of the SDK that are installed here, and the packages they are installed as. */
const SDKS = { 6: 'openai', 7: 'openai-7' } as const;
export type Sdk = keyof typeof SDKS;

/** Texts lie in a folder that is not there, below the `node_modules` of this package. */
const ROOT = join(import.meta.dirname, 'checked');
const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  allowJs: true,
  checkJs: true,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.esnext.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  jsx: ts.JsxEmit.Preserve,
  types: ['node'],
  customConditions: ['gpt-image-source'],
};

/** Names of other runtimes and frameworks, whose types are not installed. */
const GLOBALS = `
declare const Bun: any, Deno: any, $fetch: any, defineEventHandler: any, readBody: any;
declare namespace Express { namespace Multer { type File = any } }
`;

/**
 * Checks many texts at once, each a module of its own, as a strict `tsc` does: one program, so that the types of the
 * SDKs are read once.
 * @returns the errors of each text, in the order of the texts
 */
export function findTypeErrors(sources: readonly Source[], sdk: Sdk): readonly (readonly string[])[] {
  const texts = new Map(
    sources.map(({ name, text }, index) => [join(ROOT, String(index), name.replaceAll('/', '-')), text]),
  );
  const globals = join(ROOT, 'globals.d.ts');
  const host = createHost(new Map([...texts, [globals, GLOBALS]]), sdk);
  const program = ts.createProgram({ rootNames: [globals, ...texts.keys()], options: OPTIONS, host });
  const fatal = [...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics()];
  if (fatal.length > 0) throw new Error(`TypeScript cannot work:\n${fatal.map(print).join('\n')}`);
  return [...texts.keys()].map((path) => {
    const file = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(print);
  });
}

function createHost(texts: ReadonlyMap<string, string>, sdk: Sdk): ts.CompilerHost {
  const host = ts.createCompilerHost(OPTIONS);
  const files = { ...host };
  const cache = ts.createModuleResolutionCache(ROOT, (name) => name, OPTIONS);
  host.fileExists = (path) => texts.has(path) || (!path.startsWith(ROOT) && files.fileExists(path));
  host.directoryExists = (path) => !path.startsWith(ROOT) && ts.sys.directoryExists(path);
  host.readFile = (path) => texts.get(path) ?? files.readFile(path);
  host.getSourceFile = (path, version, ...rest) => {
    const text = texts.get(path);
    return text === undefined
      ? files.getSourceFile(path, version, ...rest)
      : ts.createSourceFile(path, text, version);
  };
  host.resolveModuleNameLiterals = (literals, from, redirect, options) =>
    literals.map(({ text }) =>
      ts.resolveModuleName(
        from.startsWith(ROOT) ? getSpecifier(text, sdk) : text,
        from,
        options,
        host,
        cache,
        redirect,
      ),
    );
  return host;
}

/** `npm:openai@6/uploads` is Deno's way to say `openai/uploads`. */
function getSpecifier(written: string, sdk: Sdk): string {
  const specifier = written.replace(/^npm:((?:@[^/]+\/)?[^/@]+)(?:@[^/]+)?/, '$1');
  return specifier.replace(/^openai(?=\/|$)/, SDKS[sdk]);
}

function print({ code, messageText }: ts.Diagnostic): string {
  const text = ts.flattenDiagnosticMessageText(messageText, '\n').replaceAll(/checked\/\d+\//g, '');
  return `TS${code} ${text}`;
}
