import type { TSESTree } from '@typescript-eslint/utils';
import { follow, type Step } from './resolve.js';

/** Steps to what a `namespace` exports under a name; `undefined` where it does not say. */
export function getNamespaceMember(
  { body }: TSESTree.TSModuleDeclaration,
  name: string,
): readonly Step[] | undefined {
  // Truthiness, because a declared module may have none.
  for (const statement of body ? body.body : []) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : null;
    switch (declaration?.type) {
      case 'VariableDeclaration':
        for (const { id, init } of declaration.declarations) {
          if (id.type === 'Identifier' && id.name === name && init !== null) return [follow(init, null)];
        }
        break;
      case 'ClassDeclaration':
      case 'FunctionDeclaration':
      case 'TSEnumDeclaration':
      case 'TSModuleDeclaration':
        if (declaration.id?.type === 'Identifier' && declaration.id.name === name) {
          return [{ kind: 'value', node: declaration, env: null, via: null }];
        }
        break;
      default:
    }
  }
  return undefined;
}
