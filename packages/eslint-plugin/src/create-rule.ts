import type { RuleContext, RuleListener, RuleMetaData, RuleModule } from '@typescript-eslint/utils/ts-eslint';

/** Documentation fields every rule fills in. */
export interface RuleDocs {
  readonly description: string;
  /** Severity in `recommended`; `strict` makes every rule an error. */
  readonly recommended: 'error' | 'warn';
}

type Meta<MessageIds extends string, Options extends readonly unknown[]> = Omit<
  RuleMetaData<MessageIds, RuleDocs, Options>,
  'docs' | 'languages'
> & { readonly docs: RuleDocs; readonly languages: readonly string[] };

/** A rule as this plugin writes it. */
export interface RuleDefinition<MessageIds extends string, Options extends readonly unknown[]> {
  readonly name: string;
  readonly meta: Meta<MessageIds, Options>;
  readonly create: (context: Readonly<RuleContext<MessageIds, Options>>) => RuleListener;
}

const DOCS = 'https://github.com/gpt-image-guard/gpt-image-guard/blob/main/docs/rules';

/**
 * Adds the address of its page to a rule. Own code and not `RuleCreator`, so that nothing of typescript-eslint, and
 * with it no `typescript`, has to be installed where the plugin runs.
 */
export function createRule<MessageIds extends string, Options extends readonly unknown[]>(
  definition: RuleDefinition<MessageIds, Options>,
): RuleModule<MessageIds, Options, RuleDocs> & { readonly name: string } {
  const { name, meta, create } = definition;
  const docs = { ...meta.docs, url: `${DOCS}/${name}.md` };
  return {
    name,
    meta: { ...meta, docs },
    create,
    defaultOptions: meta.defaultOptions,
  } as unknown as RuleModule<MessageIds, Options, RuleDocs> & { readonly name: string };
}
