import { getMemberName, unwrap, unwrapAwait, type Node } from '../ast/nodes.js';
import { getClassMemberType, getThisOwner } from '../trace/classes.js';
import { getImportPath } from '../trace/imports.js';
import { findVariable } from '../trace/scopes.js';
import type { DeclaredType, Tracer } from '../trace/tracer.js';
import { getTypeMember, getTypeName, getTypeParts } from '../trace/type-nodes.js';
import { getDeclaredType } from '../trace/variables.js';

/** What is known of the object that a method was called on. */
export interface Client {
  /** `unknown`: nothing says that it is OpenAI's, nothing that it is not. */
  readonly isOpenAi: 'no' | 'unknown' | 'yes';
  readonly isAzure: boolean;
  /** Whether its requests go through `guardFetch()`. */
  readonly isGuarded: boolean;
  /** Whether its requests go to a host that is not OpenAI's. */
  readonly isElsewhere: boolean;
  /** Whether that holds for some of the clients it may be, and not for others. */
  readonly mayBeElsewhere?: boolean;
  /** Whether it is given an address that the file does not show. */
  readonly hasUnknownUrl?: boolean;
  /** Whether it is told that it runs in a browser. */
  readonly isInBrowser?: boolean;
}

export const YES: Client = { isOpenAi: 'yes', isAzure: false, isGuarded: false, isElsewhere: false };
export const NO: Client = { ...YES, isOpenAi: 'no' };
export const UNKNOWN: Client = { ...YES, isOpenAi: 'unknown' };

/** Whether a specifier names a package and not a file of the project. */
export function isPackage(source: string): boolean {
  return /^(?:@[a-z0-9][\w.-]*\/[\w.-]+|[a-z0-9][\w.-]*)$/.test(source);
}

/** Judges a declared type: one that says OpenAI's client, or another package's. */
export function getClientOfType(tracer: Tracer, annotation: DeclaredType): Client {
  const parts = getTypeParts(tracer, annotation).filter(
    (part) => part.type !== 'TSNullKeyword' && part.type !== 'TSUndefinedKeyword',
  );
  for (const part of parts) {
    const text = tracer.sourceCode.getText(part);
    if (/\b(?:Azure)?OpenAI\b/.test(text)) return { ...YES, isAzure: /\bAzureOpenAI\b/.test(text) };
  }
  const isTelling = parts.every((part) => {
    const name = getTypeName(part);
    return (
      name !== undefined && /^[A-Z]\w{2,}$/.test(name) && getImportPathOfType(tracer, part) !== undefined
    );
  });
  return isTelling && parts.length > 0 ? NO : UNKNOWN;
}

/** Package a referenced type is imported from: another SDK's client. */
function getImportPathOfType(tracer: Tracer, type: DeclaredType): string | undefined {
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return undefined;
  const source = getImportPath(tracer, type.typeName)?.source;
  return source !== undefined && isPackage(source) ? source : undefined;
}

/** Declared type of a receiver that is a name or a field. */
export function getReceiverType(tracer: Tracer, receiver: Node): DeclaredType | undefined {
  const node = unwrapAwait(receiver);
  if (node.type === 'Identifier') {
    const variable = findVariable(tracer, node);
    return variable === undefined ? undefined : getDeclaredType(tracer, variable);
  }
  if (node.type === 'MemberExpression' && node.object.type === 'ThisExpression') {
    const owner = getThisOwner(node.object);
    const name = getMemberName(node);
    return owner?.type === 'Class' && name !== undefined
      ? getClassMemberType(tracer, owner.body, name)
      : undefined;
  }
  return undefined;
}

/** Whether something is made for a client: `createContext<OpenAI>(…)`, `new InjectionToken<OpenAI>(…)`. */
export function isTokenOfClient(tracer: Tracer, token: Node): boolean {
  const node = unwrap(token);
  const definition = node.type === 'Identifier' ? findVariable(tracer, node)?.defs[0]?.node : undefined;
  const made =
    definition?.type === 'VariableDeclarator' && definition.init ? unwrap(definition.init) : undefined;
  if (made?.type !== 'CallExpression' && made?.type !== 'NewExpression') return false;
  const [type] = made.typeArguments?.params ?? [];
  return type !== undefined && getClientOfType(tracer, type).isOpenAi === 'yes';
}

/** Whether a type of this file has an `images` that is not OpenAI's. */
export function hasOwnImages(tracer: Tracer, type: DeclaredType): boolean {
  const images = getTypeMember(tracer, type, 'images');
  return images !== undefined && !/\bOpenAI\b/.test(tracer.sourceCode.getText(images));
}
