import { getMemberName, getStaticKey, unwrap, type Node } from '../ast/nodes.js';

/** DALL·E as words of its own: `dall e 3`, `dalle2`; not the `dall e` in `modalLeft`. */
const GONE = /(?:^| )dall ?e ?\d?(?= |$)/;
/** Words that turn a name round, or make it one of something else. */
const NEGATED = /(?:^| )(?:no|non|not|never|without|except|skip|disabled?|ban(?:ned)?|block(?:ed)?)(?= |$)/;
/** What may stand beside DALL·E in the name of a yes or no about the model: `isDalle3Model`, `useLegacyDallE`. */
const BESIDE = /^(?:is|was|uses?|using|for|legacy|old|any|models?|image|open|ai|openai|selected)?$/;

/** Whether a name, an id or a pattern is DALL·E's: `'dall-e-3'`, `DALL_E_2`, `DallE`. */
function isGoneName(name: string): boolean {
  const words = getWords(name);
  return GONE.test(words) && !NEGATED.test(words);
}

/** Whether a name says yes where the model is DALL·E: `isDalle3`, but neither `noDalle` nor `DALLE_API_KEY`. */
export function isGoneFlag(name: string): boolean {
  const words = getWords(name);
  return (
    GONE.test(words) &&
    words
      .replace(GONE, '')
      .split(' ')
      .every((word) => BESIDE.test(word))
  );
}

/** The words of a camelCase, snake_case or kebab-case name, in lower case. */
function getWords(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, ' ')
    .trim();
}

/** Whether an expression stands for DALL·E and for nothing else: `'dall-e-3'`, `MODELS.DALL_E_2`, `/^dall-e/`. */
export function isGoneOperand(operand: Node): boolean {
  const node = unwrap(operand);
  if (node.type === 'ArrayExpression') {
    return node.elements.length > 0 && node.elements.every((one) => one !== null && isGoneOperand(one));
  }
  if (node.type === 'Literal' && 'regex' in node) return isGonePattern(node.regex.pattern);
  return isGoneName(getName(node) ?? '');
}

/** Of each alternative of `dall-e-2|dall-e-3`, of `dall-e-(2|3)`. */
function isGonePattern(pattern: string): boolean {
  const [first = '', ...others] = pattern.split('|');
  const isGone = (part: string): boolean =>
    isGoneName(part.replace(/\[[^\]]*\][?*]?/g, '-').replace(/\?/g, ''));
  return isGone(first) && others.every((part) => isGone(part) || /^\W*\d\W*$/.test(part));
}

/** The text of a string, the name of a variable or of a member. */
export function getName(node: Node): string | undefined {
  switch (node.type) {
    case 'Identifier':
      return node.name;
    case 'MemberExpression':
      return getMemberName(node);
    default:
      return getStaticKey(node, true);
  }
}
