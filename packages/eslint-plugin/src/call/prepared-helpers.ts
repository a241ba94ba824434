import type { TSESTree } from '@typescript-eslint/utils';
import { unwrapAwait, type Node } from '../ast/nodes.js';
import type { Settings } from '../settings.js';
import { getImportPath, type ImportPath } from '../trace/imports.js';
import { matchesSpecifier } from '../trace/specifiers.js';
import type { DeclaredType, Tracer } from '../trace/tracer.js';
import { getTypeParts } from '../trace/type-nodes.js';

export const GUARD_PACKAGE = 'gpt-image-guard';

/** Functions of the guard whose result, or whose result's parts, may be uploaded. */
const GUARD_HELPERS: ReadonlySet<string> = new Set([
  'prepareEdit',
  'prepareImage',
  'prepareImages',
  'prepareMask',
]);

/** What is needed to tell a compression helper from other functions. */
export interface HelperContext {
  readonly tracer: Tracer;
  readonly settings: Settings;
  readonly filename: string;
}

/** Name of the guard's helper an expression refers to, `team` for a helper of the settings, `undefined` for others. */
export function getHelper(context: HelperContext, callee: Node): string | undefined {
  const path = getImportPath(context.tracer, callee);
  const name = path?.path.at(-1);
  if (path?.source === GUARD_PACKAGE && name !== undefined && GUARD_HELPERS.has(name)) return name;
  return matchesSpecifier(context.tracer, callee, context.settings.helpers, context.filename)
    ? 'team'
    : undefined;
}

/** {@link getHelper} of what a call calls. */
export function getCalledHelper(context: HelperContext, expression: Node): string | undefined {
  const node = unwrapAwait(expression);
  return node.type === 'CallExpression'
    ? getHelper(context, (node satisfies TSESTree.CallExpression).callee)
    : undefined;
}

/** Tells the expressions that say themselves that an image is prepared: a helper's call, a cast to the brand. */
export function createPreparationTest(settings: Settings, filename: string): Tracer['isEnd'] {
  return (tracer, node) => {
    switch (node.type) {
      case 'CallExpression':
        return getHelper({ tracer, settings, filename }, node.callee) !== undefined;
      case 'TSAsExpression':
      case 'TSTypeAssertion':
      case 'TSSatisfiesExpression':
        return mentionsPrepared(tracer, node.typeAnnotation);
      default:
        return false;
    }
  };
}

/** Whether a type is, or is made of, the guard's brand. */
export function mentionsPrepared(tracer: Tracer, type: DeclaredType): boolean {
  return BRAND.test(tracer.sourceCode.getText(type)) || isBrandByAnotherName(tracer, type);
}

const BRAND = /\bPrepared(?:Edit|(?:Vision)?Image)\b/;
/** Types this deep inside one another refer to themselves. */
const MAX_DEPTH = 6;

/** Whether a type is the brand under a name of this file, an import's alias, or what a helper returns. */
function isBrandByAnotherName(tracer: Tracer, type: DeclaredType, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  return getTypeParts(tracer, type).some((part) => {
    if (part !== type && BRAND.test(tracer.sourceCode.getText(part))) return true;
    const isInside = (inner: DeclaredType): boolean => isBrandByAnotherName(tracer, inner, depth + 1);
    switch (part.type) {
      case 'TSArrayType':
        return isInside(part.elementType);
      case 'TSTypeReference': {
        const path = part.typeName.type === 'Identifier' ? getImportPath(tracer, part.typeName) : undefined;
        if (path?.source === GUARD_PACKAGE) return BRAND.test(path.path.at(-1) ?? '');
        return part.typeArguments?.params.some(isInside) === true;
      }
      case 'TSTypeQuery': {
        const path =
          part.exprName.type === 'TSImportType' ? undefined : getQueriedImport(tracer, part.exprName);
        return path?.source === GUARD_PACKAGE && GUARD_HELPERS.has(path.path.at(-1) ?? '');
      }
      default:
        return false;
    }
  });
}

function getQueriedImport(tracer: Tracer, name: TSESTree.EntityName): ImportPath | undefined {
  return name.type === 'Identifier' ? getImportPath(tracer, name) : undefined;
}
