import { show } from '../text.js';
import { createViolation, type Violation } from '../violation.js';
import { AI_SDK_OUTPUT_FORMATS, AI_SDK_TOOL_OPTIONS } from './ai-sdk-options.js';
import type { ImageRequest } from './context.js';
import { findIntendedName, toSnakeCase } from './did-you-mean.js';
import { findFormatFault, getRemedy, type AiSdkRequest } from './read-ai-sdk-request.js';
import { toCamelCase } from './spelling.js';
import type { Operation } from './surface.js';

/** Reads the argument of `openai.tools.imageGeneration` as its strict schema does. */
export function readAiSdkTool(argument: ImageRequest, operation: Operation): AiSdkRequest {
  const request: Record<string, unknown> = {};
  const paths = new Map<string, string>();
  const violations: Violation[] = [];
  for (const [key, value] of Object.entries(argument)) {
    if (value === undefined) continue;
    const name = toSnakeCase(key);
    if (!AI_SDK_TOOL_OPTIONS.has(key)) {
      const intended = findIntendedName(key, [...AI_SDK_TOOL_OPTIONS].map(toSnakeCase));
      const suggestion = intended === undefined ? undefined : toCamelCase(intended);
      violations.push(
        createViolation('ai-sdk-option', {
          param: key,
          message: `${show(key)} makes the AI SDK throw: \`openai.tools.imageGeneration\` has no such option. ${getRemedy(suggestion)}`,
          suggestions: suggestion === undefined ? [] : [suggestion],
        }),
      );
      continue;
    }
    const fault =
      key === 'outputFormat' ? findFormatFault(value, key, AI_SDK_OUTPUT_FORMATS.tool) : undefined;
    if (fault !== undefined) {
      violations.push(fault);
      continue;
    }
    request[name] = key === 'inputImageMask' ? readToolMask(value) : value;
    paths.set(name, key);
  }
  return { request, operation, paths, violations };
}

function readToolMask(mask: unknown): unknown {
  if (typeof mask !== 'object' || mask === null) return mask;
  return Object.fromEntries(
    Object.entries(mask).map(([key, value]: [string, unknown]) => [toSnakeCase(key), value]),
  );
}
