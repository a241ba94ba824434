import type { TSESTree } from '@typescript-eslint/utils';
import { getMemberName, getMethodName, unwrap, unwrapAwait, type Node } from '../ast/nodes.js';
import { getClassOf, getThisOwner, type ClassNode } from '../trace/classes.js';
import { getImportPath } from '../trace/imports.js';
import { getTypeNames } from '../trace/literal-types.js';
import { resolve } from '../trace/resolve.js';
import { findVariable } from '../trace/scopes.js';
import { getDottedName, matchesSpecifier } from '../trace/specifiers.js';
import { isConstant, type Env, type Leaf, type Tracer } from '../trace/tracer.js';
import {
  type Client,
  getClientOfType,
  getReceiverType,
  hasOwnImages,
  isPackage,
  isTokenOfClient,
  NO,
  UNKNOWN,
  YES,
} from './client-type.js';
import { readOptions } from './client-options.js';
import type { ParseContext } from './parse-context.js';

const CLIENT_CLASS = /^(?:Azure)?OpenAI(?:Api)?$/;
/** The SDK's packages, and the files of theirs that have the client: `openai/index.mjs`, `openai/client`. */
const CLIENT_PACKAGE = /^(?:openai|@azure\/openai|@openai\/openai)(?:\/(?:azure|client|index)(?:\.m?js)?)?$/;
const MAX_DEPTH = 5;

/** Judges a receiver: is it a client of OpenAI's SDK, and how was it built? */
export function getClient(context: ParseContext, receiver: Node, env: Env = null, depth = 0): Client {
  const { tracer, clients } = context;
  const variable =
    receiver.type === 'Identifier' && env === null && depth === 0
      ? findVariable(tracer, receiver)
      : undefined;
  if (variable === undefined || !isConstant(variable)) return judgeReceiver(context, receiver, env, depth);
  let client = clients.get(variable);
  if (client === undefined) {
    client = judgeReceiver(context, receiver, env, depth);
    clients.set(variable, client);
  }
  return client;
}

function judgeReceiver(context: ParseContext, receiver: Node, env: Env, depth: number): Client {
  const verdicts = resolve(context.tracer, receiver, env)
    .filter((leaf) => leaf.kind !== 'undefined' && !isNull(leaf))
    .map((leaf) => judgeLeaf(context, leaf, depth));
  const openAi = verdicts.filter((verdict) => verdict.isOpenAi === 'yes');
  if (openAi.length > 0) {
    return {
      isOpenAi: 'yes',
      isAzure: openAi.some((verdict) => verdict.isAzure),
      isGuarded: openAi.every((verdict) => verdict.isGuarded),
      isElsewhere: openAi.every((verdict) => verdict.isElsewhere),
      mayBeElsewhere: openAi.some((verdict) => verdict.isElsewhere || verdict.mayBeElsewhere === true),
      hasUnknownUrl: openAi.some((verdict) => verdict.hasUnknownUrl === true),
      isInBrowser: openAi.some((verdict) => verdict.isInBrowser === true),
    };
  }
  const declared = getReceiverType(context.tracer, receiver);
  if (declared !== undefined) {
    const verdict = getClientOfType(context.tracer, declared);
    if (verdict.isOpenAi !== 'unknown') return verdict;
  }
  if (matchesSpecifier(context.tracer, receiver, context.settings.clients, context.filename)) return YES;
  if (verdicts.some((verdict) => verdict.isOpenAi === 'no')) return NO;
  // A type of this file that is not OpenAI's tells another object than the name or the file's imports do.
  if (isForeignParameter(context.tracer, receiver)) return NO;
  return hasTellingName(receiver) ? YES : UNKNOWN;
}

function isNull(leaf: Leaf): boolean {
  return leaf.node.type === 'Literal' && leaf.node.value === null;
}

/** Judges one of the things a receiver may be. */
export function judgeLeaf(context: ParseContext, leaf: Leaf, depth = 0): Client {
  const { node } = leaf;
  if (leaf.kind === 'unknown') return judgeUnknown(context, leaf);
  switch (node.type) {
    case 'NewExpression':
      return judgeConstruction(context, node, leaf.env, depth);
    case 'CallExpression':
      return judgeCall(context, node, leaf.env, depth);
    case 'ThisExpression': {
      const owner = getThisOwner(node);
      return owner?.type === 'Class' ? judgeClass(context, owner.body, undefined, null) : NO;
    }
    default:
      // An object, a function, a class of this file: a look-alike.
      return NO;
  }
}

function judgeConstruction(
  context: ParseContext,
  node: TSESTree.NewExpression,
  env: Env,
  depth: number,
): Client {
  const { tracer } = context;
  const path = getImportPath(tracer, node.callee);
  const name = path?.path.at(-1) ?? getDottedName(node.callee)?.split('.').at(-1) ?? '';
  const isFromPackage = path !== undefined && CLIENT_PACKAGE.test(path.source);
  // Observability packages re-export the class under its own name.
  const isNamed =
    CLIENT_CLASS.test(name) && (path !== undefined || getClassOf(tracer, node, env) === undefined);
  if (!isFromPackage && !isNamed) {
    if (name === 'Proxy' && path === undefined) return judgeProxy(context, node, env, depth);
    const owner = getClassOf(tracer, node, env);
    return owner === undefined ? NO : judgeClass(context, owner, node.arguments[0], env);
  }
  const client = readOptions(context, node.arguments[0], env);
  const isAzure = name.startsWith('Azure') || path?.source === '@azure/openai' || client.isAzure;
  return { isOpenAi: 'yes', ...client, isAzure };
}

/** Judges `new Proxy(…)`: by the type it is made for, as `{} as OpenAI` says it, or by the client it stands before. */
function judgeProxy(context: ParseContext, node: TSESTree.NewExpression, env: Env, depth: number): Client {
  const [target] = node.arguments;
  const type =
    node.typeArguments?.params[0] ?? (target?.type === 'TSAsExpression' ? target.typeAnnotation : undefined);
  // What stands behind it is made somewhere else, and may be told another address there.
  if (type !== undefined) return { ...getClientOfType(context.tracer, type), hasUnknownUrl: true };
  return target === undefined || target.type === 'SpreadElement' || depth >= MAX_DEPTH
    ? UNKNOWN
    : getClient(context, target, env, depth + 1);
}

/** Judges an instance of a class of this file: by the class of the SDK's that it extends, and what `super(…)` is told. */
function judgeClass(context: ParseContext, owner: ClassNode, options: Node | undefined, env: Env): Client {
  const path = owner.superClass === null ? undefined : getImportPath(context.tracer, owner.superClass);
  if (path === undefined || !CLIENT_PACKAGE.test(path.source)) return NO;
  const told = getSuperCall(owner);
  const client =
    told === undefined ? readOptions(context, options, env) : readOptions(context, told.arguments[0], null);
  const isAzure = path.path.at(-1)?.startsWith('Azure') === true || client.isAzure;
  return { isOpenAi: 'yes', ...client, isAzure };
}

/** The `super(…)` of a class that has a constructor of its own. */
function getSuperCall({ body }: ClassNode): TSESTree.CallExpression | undefined {
  for (const member of body.body) {
    if (member.type !== 'MethodDefinition' || member.kind !== 'constructor') continue;
    for (const statement of member.value.body?.body ?? []) {
      const call = statement.type === 'ExpressionStatement' ? statement.expression : undefined;
      if (call?.type === 'CallExpression' && call.callee.type === 'Super') return call;
    }
  }
  return undefined;
}

function judgeCall(context: ParseContext, node: TSESTree.CallExpression, env: Env, depth: number): Client {
  const { tracer } = context;
  const callee = unwrap(node.callee);
  if (callee.type === 'MemberExpression' && getMethodName(node) === 'withOptions' && depth < MAX_DEPTH) {
    const inner = getClient(context, callee.object, env, depth + 1);
    const options = readOptions(context, node.arguments[0], env);
    return {
      ...inner,
      isAzure: options.isAzure || inner.isAzure,
      isGuarded: options.isGuarded || inner.isGuarded,
      isElsewhere: options.isElsewhere || inner.isElsewhere,
      hasUnknownUrl: options.hasUnknownUrl === true || inner.hasUnknownUrl === true,
      isInBrowser: options.isInBrowser === true || inner.isInBrowser === true,
    };
  }
  if (matchesSpecifier(tracer, node.callee, context.settings.clients, context.filename)) return YES;
  // `observeOpenAI(new OpenAI())`, `container.get(OpenAI)`: the wrapper gives back what it is given.
  for (const argument of depth < MAX_DEPTH ? node.arguments : []) {
    const path = getImportPath(tracer, argument);
    if (path !== undefined && CLIENT_PACKAGE.test(path.source)) return YES;
    const inner = argument.type === 'SpreadElement' ? UNKNOWN : getClient(context, argument, env, depth + 1);
    if (inner.isOpenAi === 'yes') return inner;
    if (isTokenOfClient(tracer, argument)) return YES;
  }
  if (hasTellingName(node.callee)) return YES;
  const path = getImportPath(tracer, node.callee);
  return path !== undefined && isPackage(path.source) ? NO : UNKNOWN;
}

function judgeUnknown({ tracer }: ParseContext, leaf: Leaf): Client {
  if (leaf.annotation !== undefined) {
    const verdict = getClientOfType(tracer, leaf.annotation);
    if (verdict.isOpenAi !== 'unknown') return verdict;
  }
  const names = getTypeNames(tracer, leaf.node);
  if (names.some((name) => CLIENT_CLASS.test(name))) return YES;
  const path = getImportPath(tracer, leaf.node);
  if (path === undefined) return UNKNOWN;
  if (CLIENT_PACKAGE.test(path.source)) return YES;
  return isPackage(path.source) && !/openai/i.test(path.path.join('.')) ? NO : UNKNOWN;
}

/** Whether the last name of `this.openai`, `getOpenAI()`, `openaiClient` says whose client it is. */
function hasTellingName(receiver: Node): boolean {
  let node = unwrapAwait(receiver);
  if (node.type === 'CallExpression') node = unwrapAwait(node.callee);
  const name =
    node.type === 'Identifier'
      ? node.name
      : node.type === 'MemberExpression'
        ? getMemberName(node)
        : undefined;
  return name !== undefined && /open_?ai/i.test(name);
}

/** Whether the receiver's type is an interface of this file with an `images` of its own. */
function isForeignParameter(tracer: Tracer, receiver: Node): boolean {
  const node = unwrapAwait(receiver);
  if (node.type !== 'Identifier') return false;
  return resolve(tracer, node).some(
    (leaf) => leaf.annotation !== undefined && hasOwnImages(tracer, leaf.annotation),
  );
}
