import type { TSESTree } from '@typescript-eslint/utils';
import {
  getMemberName,
  getMethodName,
  getStaticKey,
  isFunction,
  unwrap,
  unwrapAwait,
  type FunctionNode,
  type Node,
} from '../ast/nodes.js';
import { getArguments } from '../trace/callers.js';
import { getImportPath } from '../trace/imports.js';
import { getProperty } from '../trace/properties.js';
import { createPropertyReader, type PropertyReader } from '../trace/property-reader.js';
import { resolve } from '../trace/resolve.js';
import { findVariable } from '../trace/scopes.js';
import { getDottedName } from '../trace/specifiers.js';
import { absent, type DeclaredType, isConstant, type Leaf, type Tracer, unknown } from '../trace/tracer.js';
import { getClientOfPattern } from './client-of-pattern.js';
import { getReceiverType, type Client } from './client-type.js';
import { getClient } from './client.js';
import { ImageCall } from './image-call.js';
import { isOwnClient } from './own-client.js';
import type { ParseContext } from './parse-context.js';

type Method = 'createVariation' | 'edit' | 'generate';
const METHODS: ReadonlySet<string> = new Set<Method>(['createVariation', 'edit', 'generate']);

/** Parses `client.images.edit(…)` and `client.images.generate(…)` of OpenAI's SDK, and what is gone: `createVariation`. */
export function parseSdkCall(context: ParseContext, node: TSESTree.CallExpression): ImageCall | null {
  const target = getTarget(context, node);
  if (target === undefined) return null;
  const client =
    target.isTyped === true
      ? TYPED
      : ((target.isPattern === true
          ? getClientOfPattern(context, target.receiver, target.type)
          : undefined) ?? getClient(context, target.receiver));
  if (client.isOpenAi === 'no') return null;
  const call = new ImageCall(context, {
    surface: 'sdk',
    operation: target.method === 'generate' ? 'generate' : 'edit',
    isGone: target.method === 'createVariation',
    node,
    getName: () => `${getDottedName(target.receiver) ?? 'client'}.images.${target.method}`,
    parameters: createArgumentReader(context.tracer, node.arguments[0], node),
    isGuarded: client.isGuarded,
    isInBrowser: client.isInBrowser === true,
    isAzure: client.isAzure,
    isOwn: isOwnClient(context, client),
    isElsewhere: client.isElsewhere,
    mayBeElsewhere: client.mayBeElsewhere === true && !client.isElsewhere,
  });
  if (call.isForeign() || (client.isElsewhere && !call.hasKnownModel())) return null;
  // Of a client that may be anyone's, another vendor's model says whose it is.
  if (!call.isOwn && call.mayBeForeign()) return null;
  if (client.isOpenAi === 'yes' || call.hasKnownModel()) return call;
  // Whatever a pattern in a parameter takes `images` from: nothing at all says that it is a client.
  return target.isPattern !== true && importsSdk(context.tracer) ? call : null;
}

/** Whether a name may stand for a method of a client's `images`: `const { edit } = client.images`. */
export function isSdkAlias(context: ParseContext, call: TSESTree.CallExpression): boolean {
  return getTarget(context, call) !== undefined;
}

/** Reads parameters off the traced object that is a call's argument. */
function createArgumentReader(tracer: Tracer, argument: Node | undefined, place: Node): PropertyReader {
  if (argument === undefined) return createPropertyReader(tracer, [absent(place)], place);
  const leaves = argument.type === 'SpreadElement' ? [unknown(argument)] : resolve(tracer, argument);
  return createPropertyReader(tracer, leaves, argument);
}

/** What is known of a client of which only the type of its `images` is in sight. */
const TYPED: Client = { isOpenAi: 'yes', isAzure: false, isGuarded: false, isElsewhere: false };

interface Target {
  readonly receiver: Node;
  /** Whether the receiver is itself the client's `images`, by its declared type. */
  readonly isTyped?: boolean;
  /** Type of a client that is nowhere but in a parameter's pattern: `({ images }: OpenAI) => …`. */
  readonly type?: DeclaredType | undefined;
  /** Whether nothing but a parameter's pattern is in sight. */
  readonly isPattern?: boolean;
  readonly method: Method;
}

/** Finds the `client` of a call that is `client.images.edit` by whatever path: members, `const` aliases, destructuring. */
function getTarget(context: ParseContext, call: TSESTree.CallExpression): Target | undefined {
  const { tracer } = context;
  const callee = unwrap(call.callee);
  const direct = callee.type === 'MemberExpression' ? getDirectTarget(context, callee) : undefined;
  if (direct !== undefined) return direct;
  const names: string[] = [];
  let node: Node = callee;
  // Four links are a destructured `edit` of a destructured `images`, with a `bind` between them.
  for (let link = 0; link < 6; link++) {
    const [only] = names;
    if (names.length === 1 && isMethod(only) && isImagesType(tracer, node)) {
      return { receiver: node, method: only, isTyped: true };
    }
    if (node.type === 'MemberExpression') {
      const name = getMemberName(node);
      if (name === undefined || (names.length === 0 && !METHODS.has(name))) return undefined;
      names.unshift(name);
      node = unwrapAwait(node.object);
    } else if (node.type === 'CallExpression' && getMethodName(node) === 'bind') {
      const callee = unwrap(node.callee);
      if (callee.type !== 'MemberExpression') return undefined;
      node = unwrapAwait(callee.object);
      continue;
    } else if (node.type === 'Identifier') {
      const source =
        getAliasSource(tracer, node) ?? (names.length === 1 ? getOnlyArgument(tracer, node) : undefined);
      if (source === undefined) return undefined;
      names.unshift(...source.names);
      if (source.isParameter === true) {
        const [images, method] = names;
        return names.length === 2 && images === 'images' && isMethod(method)
          ? { receiver: node, method, type: source.type, isPattern: true }
          : undefined;
      }
      node = unwrapAwait(source.node);
    } else {
      return undefined;
    }
    const [images, method] = names;
    if (names.length === 2 && images === 'images' && isMethod(method)) {
      return { receiver: getHolder(context, node), method };
    }
    if (names.length > 2 || (names.length > 0 && !METHODS.has(names.at(-1) ?? ''))) return undefined;
  }
  return undefined;
}

/** Finds the client of `client.images.edit` written like that, as most are. */
function getDirectTarget(context: ParseContext, callee: TSESTree.MemberExpression): Target | undefined {
  const method = getMemberName(callee);
  const images = unwrapAwait(callee.object);
  if (!isMethod(method) || images.type !== 'MemberExpression') return undefined;
  const receiver = unwrapAwait(images.object);
  // The field `this.images` may have a type that says more.
  if (receiver.type === 'ThisExpression' || getMemberName(images) !== 'images') return undefined;
  return { receiver: getHolder(context, receiver), method };
}

function isMethod(name: string | undefined): name is Method {
  return name === 'edit' || name === 'generate' || name === 'createVariation';
}

/** The client whose `images` an object of this file holds: `this.images = client.images`, `{ images: client.images }`. */
function getHolder({ tracer, holdsOwn }: ParseContext, receiver: Node): Node {
  const variable = receiver.type === 'Identifier' ? findVariable(tracer, receiver) : undefined;
  if (variable !== undefined && holdsOwn.has(variable)) return receiver;
  const leaves = resolve(tracer, receiver);
  for (const leaf of leaves) {
    if (!isHolder(leaf)) continue;
    for (const step of getProperty(tracer, leaf, 'images', receiver)) {
      const node = step.kind === 'follow' ? unwrapAwait(step.node) : undefined;
      if (node?.type === 'MemberExpression' && getMemberName(node) === 'images') return node.object;
    }
  }
  if (variable !== undefined && isConstant(variable) && !leaves.some(isHolder)) holdsOwn.add(variable);
  return receiver;
}

/** Whether a value is an object of this file, to which other objects' `images` may have been given. */
function isHolder({ kind, node }: Leaf): boolean {
  return kind === 'value' && (node.type === 'ThisExpression' || node.type === 'ObjectExpression');
}

/** `OpenAI['images']`, `OpenAI.Images`, the SDK's own `Images`: the resource without its client. */
function isImagesType(tracer: Tracer, node: Node): boolean {
  const type = getReceiverType(tracer, node);
  if (type === undefined) return false;
  if (/\bOpenAI(?:\[['"]images['"]\]|\.Images)/.test(tracer.sourceCode.getText(type))) return true;
  // `import type { Images } from 'openai/resources/images'`.
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return false;
  const path = getImportPath(tracer, type.typeName);
  return path?.path.at(-1) === 'Images' && /^(?:openai|@openai\/openai)\//.test(path.source);
}

interface AliasSource {
  readonly node: Node;
  readonly names: readonly string[];
  readonly isParameter?: boolean;
  readonly type?: DeclaredType | undefined;
}

/** Where a name in a parameter's pattern is taken from: nothing but its type is in sight. */
function getParameterSource(fn: FunctionNode, name: Node): AliasSource | undefined {
  for (const parameter of fn.params) {
    if (parameter.type !== 'ObjectPattern') continue;
    const names = getPatternNames(parameter, name);
    const type = parameter.typeAnnotation?.typeAnnotation;
    if (names !== undefined) return { node: name, names, isParameter: true, type };
  }
  return undefined;
}

/** Where a `const` takes its value from, and by which member names. */
function getAliasSource(tracer: Tracer, identifier: TSESTree.Identifier): AliasSource | undefined {
  const definition = findVariable(tracer, identifier)?.defs[0];
  if (definition !== undefined && isFunction(definition.node)) {
    return getParameterSource(definition.node, definition.name);
  }
  if (definition?.node.type !== 'VariableDeclarator' || definition.node.init === null) return undefined;
  const { id, init } = definition.node;
  const source = unwrapAwait(init);
  if (id.type === 'Identifier') {
    const isMember =
      source.type === 'MemberExpression' ||
      (source.type === 'CallExpression' && getMethodName(source) === 'bind');
    return isMember ? { node: source, names: [] } : undefined;
  }
  const names = getPatternNames(id, definition.name);
  return names === undefined ? undefined : { node: source, names };
}

/** What the one call in sight gives for a parameter: `withImages((images) => …)`, which calls it with `client.images`. */
function getOnlyArgument(tracer: Tracer, identifier: TSESTree.Identifier): AliasSource | undefined {
  const definition = findVariable(tracer, identifier)?.defs[0];
  if (definition === undefined || !isFunction(definition.node)) return undefined;
  const index = definition.node.params.findIndex((parameter) => parameter === definition.name);
  if (index === -1) return undefined;
  const { args, isOpen } = getArguments(tracer, definition.node, index, null);
  const only = args[0];
  return only === undefined || args.length > 1 || isOpen || only.isElement === true
    ? undefined
    : { node: unwrapAwait(only.node), names: [] };
}

function getPatternNames(pattern: Node, name: Node): string[] | undefined {
  if (pattern === name) return [];
  if (pattern.type === 'AssignmentPattern') return getPatternNames(pattern.left, name);
  if (pattern.type !== 'ObjectPattern') return undefined;
  for (const property of pattern.properties) {
    if (property.type !== 'Property') continue;
    const inner = getPatternNames(property.value, name);
    const key = getStaticKey(property.key, property.computed);
    if (inner !== undefined && key !== undefined) return [key, ...inner];
  }
  return undefined;
}

/** Whether the file names the SDK's package anywhere: evidence for a receiver that shows nothing of itself. */
export function importsSdk(tracer: Tracer): boolean {
  let imports = importsOf.get(tracer);
  if (imports === undefined) {
    imports = SDK_SPECIFIER.test(tracer.sourceCode.text);
    importsOf.set(tracer, imports);
  }
  return imports;
}

const SDK_SPECIFIER =
  /['"](?:npm:|https:\/\/esm\.sh\/|https:\/\/deno\.land\/x\/)?(?:openai|@azure\/openai)(?:@[^'"]*)?(?:\/[^'"]*)?['"]/;
/** Answers by file: a look through the whole text for every call would grow with the square of its length. */
const importsOf = new WeakMap<Tracer, boolean>();
