import { getMemberName, unwrapAwait, type Node } from '../ast/nodes.js';
import type { Tracer } from '../trace/tracer.js';
import { getReceiverType } from './client-type.js';

/** Words by which code names vendors other than OpenAI, and what they sell: those whose API its SDK can be pointed at. */
const VENDORS: ReadonlySet<string> = new Set(
  `alibaba anyscale ark baichuan bfl bytedance byteplus cerebras cogview comfyui dashscope deepinfra deepseek doubao fal
  fireworks flux friendli gemini gitee glm grok groq huggingface hunyuan hyperbolic ideogram imagen jimeng kling kolors
  lepton minimax mistral modelscope moonshot nebius novita ollama ppio qianfan qwen recraft replicate sambanova seedream
  siliconcloud siliconflow stability stepfun tongyi volc volcengine volces wanx wavespeed xai zhipu`.split(
    /\s+/,
  ),
);

/**
 * Whether an expression that is not in sight itself says by its names that it is another vendor's:
 * `process.env.ARK_API_KEY`, `config.baseURL` of a `DoubaoConfig`.
 */
export function namesVendor(tracer: Tracer, expression: Node): boolean {
  const node = unwrapAwait(expression);
  if (hasVendorWord(tracer.sourceCode.getText(node))) return true;
  const owner = node.type === 'MemberExpression' && getMemberName(node) !== undefined ? node.object : node;
  const type = getReceiverType(tracer, owner);
  return type !== undefined && hasVendorWord(tracer.sourceCode.getText(type));
}

function hasVendorWord(text: string): boolean {
  const words = text.replace(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase();
  return words.split(/[^a-z\d]+/).some((word) => VENDORS.has(word));
}
