import { getValue, report, type RequestContext } from './context.js';

/** Checks what Azure OpenAI takes differently: Microsoft's `dall-e.md` of 2026-07 and one live deployment. */
export function checkAzure(context: RequestContext): void {
  if (context.surface !== 'azure') return;
  if (getValue(context, 'output_format') === 'webp') {
    report(context, 'azure-output-format', {
      param: 'output_format',
      message: '`output_format` of `webp` is not supported by Azure OpenAI. Use `jpeg` or `png`.',
      suggestions: ['jpeg', 'png'],
      apiMessage: "Invalid value: 'webp'. Supported values are: 'png' and 'jpeg'.",
    });
  }
  if (getValue(context, 'background') === 'transparent' && context.model.id === 'gpt-image-2') {
    report(context, 'azure-background', {
      param: 'background',
      message:
        '`background` of `transparent` is refused by Azure deployments of `gpt-image-2` without the preview. Use `opaque` or `auto`.',
      suggestions: ['opaque', 'auto'],
    });
  }
}
