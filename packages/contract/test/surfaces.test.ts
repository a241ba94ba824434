import {
  checkRequest,
  checkUpload,
  type ImageRequest,
  type Operation,
  UNKNOWN_VALUE,
} from 'gpt-image-contract';
import { describe, expect, it } from 'vitest';
import { facts } from './support/facts.js';

const FOX = { model: 'gpt-image-2.5-sunburst', prompt: 'a fox' };

describe('the Responses tool', () => {
  const check = (tool: ImageRequest) =>
    checkRequest({ type: 'image_generation', ...tool }, { operation: 'generate', surface: 'responses' });

  it('needs neither model nor prompt and defaults to gpt-image-2', () => {
    expect(check({})).toEqual([]);
    expect(
      check({ action: 'edit', size: '1536x1024', partial_images: 3, input_image_mask: { file_id: 'f' } }),
    ).toEqual([]);
    expect(check({ quality: 'xhigh' })[0]?.message).toContain('`gpt-image-2`');
    expect(check({ input_fidelity: 'high' })[0]?.code).toBe('input-fidelity-model');
    expect(check({ model: 'gpt-image-2.5-flare', quality: 'xhigh' })).toEqual([]);
    expect(check({ model: UNKNOWN_VALUE, quality: 'xhigh' })).toEqual([]);
  });

  it('names the tool in its answers', () => {
    expect(check({ style: 'vivid' })[0]?.apiError).toMatchObject({
      param: 'tools[0].style',
      message: "Unknown parameter: 'tools[0].style'.",
    });
    expect(check({ size: '2736x3840' })[0]?.apiError).toMatchObject({
      param: 'tools',
      code: 'invalid_value',
    });
    expect(check({ output_compression: 50 })[0]?.apiError).toMatchObject({
      param: 'tools',
      code: 'invalid_png_output_compression',
    });
    expect(check({ partial_images: 4 })[0]?.apiError?.message).toMatch(
      /^Invalid 'tools\[0\]\.partial_images': /,
    );
  });

  it('has no n, image, mask, markup, response_format or user', () => {
    for (const key of ['n', 'image', 'mask', 'markup', 'response_format', 'user', 'prompt']) {
      expect(check({ [key]: 'x' })[0]?.apiError?.code).toBe('unknown_parameter');
    }
    expect(check({ mask: 'x' })[0]?.message).toContain('input_image_mask');
    expect(check({ image: 'x' })[0]?.message).toContain('input_image');
  });

  it('checks the shape of the mask and the action', () => {
    expect(check({ input_image_mask: 'x' })[0]?.code).toBe('parameter-type');
    expect(check({ action: 'create' })[0]?.code).toBe('parameter-value');
    const gif = { model: 'gpt-image-2.6-flare', output_format: 'gif' };
    expect(
      check({ ...gif, input_image_mask: { file_id: 'f' }, partial_images: 1 }).map(({ code }) => code),
    ).toEqual(['format-conflict', 'format-conflict']);
  });
});

describe("the AI SDK's generateImage", () => {
  const check = (argument: ImageRequest, operation: Operation = 'generate') =>
    checkRequest({ ...FOX, ...argument }, { operation, surface: 'ai-sdk' });
  const openai = (options: Record<string, unknown>, operation?: Operation, argument: ImageRequest = {}) =>
    check({ ...argument, providerOptions: { openai: options } }, operation);

  it('has nothing to say about good calls', () => {
    expect(check({ n: 20, size: '1536x1024', maxRetries: 2, abortSignal: {}, headers: {} })).toEqual([]);
    expect(
      openai({ quality: 'max', outputFormat: 'webp', outputCompression: 80, moderation: 'low' }),
    ).toEqual([]);
    expect(
      check({
        prompt: {
          text: 'a fox',
          images: [new Uint8Array(8), 'https://a/b.png'],
          mask: 'data:image/png;base64,AA',
        },
      }),
    ).toEqual([]);
    expect(check({ providerOptions: { google: { whatever: 1 } } })).toEqual([]);
  });

  it('names dropped keys and where they belong', () => {
    expect(openai({ output_format: 'webp' })[0]).toMatchObject({
      code: 'parameter-ignored',
      severity: 'warning',
      param: 'providerOptions.openai.output_format',
      suggestions: ['outputFormat'],
    });
    expect(openai({ size: '1024x1024' })[0]?.message).toContain('Move `size` out of `providerOptions`');
    expect(openai({ partialImages: 2, stream: true }).map(({ code }) => code)).toEqual([
      'parameter-ignored',
      'parameter-ignored',
    ]);
    expect(openai({ inputFidelity: 'high' })[0]?.code).toBe('parameter-ignored');
    expect(check({ quality: 'high' })[0]?.message).toContain('providerOptions.openai.quality');
    expect(check({ seed: 5 })[0]?.code).toBe('parameter-ignored');
    expect(check({ aspectRatio: '16:9' })[0]).toMatchObject({
      param: 'aspectRatio',
      suggestions: ['1792x1008', '1808x1008', '1776x1008'],
    });
  });

  it('judges what reaches the API by the names it was written with', () => {
    const [violation] = openai({ outputCompression: 50 });
    expect(violation).toMatchObject({
      code: 'compression-needs-lossy-format',
      param: 'providerOptions.openai.outputCompression',
    });
    expect(violation?.message).toContain('`outputFormat`');
    expect(violation?.message).toContain("`outputFormat: 'webp'`");
    expect(openai({ quality: 'hd' })[0]?.param).toBe('providerOptions.openai.quality');
    expect(openai({ style: 'vivid' })[0]?.code).toBe('parameter-retired');
    expect(
      openai({ inputFidelity: 'high' }, 'edit', {
        model: 'gpt-image-2',
        prompt: { text: 'x', images: [{}] },
      })[0],
    ).toMatchObject({
      code: 'input-fidelity-model',
      param: 'providerOptions.openai.inputFidelity',
    });
    expect(check({ size: '1920x1080' })[0]?.code).toBe('size-not-multiple-of-16');
    expect(check({ prompt: { text: '', images: [{}] } })[0]).toMatchObject({
      code: 'prompt-empty',
      param: 'prompt.text',
    });
  });

  it('knows what its schema throws at', () => {
    expect(openai({ outputFormat: 'jpg' })[0]).toMatchObject({
      code: 'ai-sdk-option',
      suggestions: ['jpeg'],
    });
    expect(openai({ outputFormat: 'svg' }, 'generate', { model: 'gpt-image-2.6-flare' })[0]?.code).toBe(
      'ai-sdk-option',
    );
    expect(openai({ outputFormat: 'gif' }, 'edit', { prompt: { text: 'x', images: [{}] } })[0]?.code).toBe(
      'ai-sdk-option',
    );
  });

  it('takes a path for base64', () => {
    expect(check({ prompt: { text: 'x', images: ['./photo.png'] } })[0]).toMatchObject({
      code: 'image-not-a-file',
      param: 'prompt.images[0]',
    });
    expect(check({ prompt: { text: 'x', images: ['iVBORw0KGgo'.repeat(10)] } })).toEqual([]);
  });

  it('takes images for an edit, whatever it is told', () => {
    expect(check({ prompt: { text: 'x', images: [] } })[0]).toMatchObject({
      code: 'image-list-empty',
      param: 'prompt.images',
    });
  });
});

describe("the AI SDK's image tool", () => {
  const check = (tool: ImageRequest) => checkRequest(tool, { operation: 'generate', surface: 'ai-sdk-tool' });

  it('is strict about keys', () => {
    expect(check({ outputFormat: 'webp', partialImages: 2, inputImageMask: { fileId: 'x' } })).toEqual([]);
    expect(check({ output_format: 'webp' })[0]).toMatchObject({
      code: 'ai-sdk-option',
      suggestions: ['outputFormat'],
    });
    expect(check({ outputFormat: 'gif' })[0]?.code).toBe('ai-sdk-option');
    expect(check({ complexity: 'low' })[0]?.code).toBe('ai-sdk-option');
    expect(check({ partialImages: 4 })[0]).toMatchObject({
      code: 'parameter-too-large',
      param: 'partialImages',
    });
  });
});

describe('Azure', () => {
  const check = (request: ImageRequest, operation: Operation = 'generate') =>
    checkRequest({ prompt: 'x', model: 'my-deployment', ...request }, { operation, surface: 'azure' });

  it('has no WebP output and may refuse transparency', () => {
    expect(check({ output_format: 'webp' })[0]).toMatchObject({
      code: 'azure-output-format',
      severity: 'error',
    });
    expect(check({ model: 'gpt-image-2', background: 'transparent' })[0]?.code).toBe('azure-background');
    expect(check({ size: '1920x1080' })[0]?.code).toBe('size-not-multiple-of-16');
    expect(check({})).toEqual([]);
  });

  it('takes images by either name', () => {
    expect(check({ image: {} }, 'edit')).toEqual([]);
    expect(check({ images: [{ file_id: 'x' }] }, 'edit')).toEqual([]);
    expect(check({}, 'edit')[0]?.code).toBe('image-missing');
  });

  it('may refuse WebP uploads', () => {
    expect(checkUpload({ images: [facts()] }, { surface: 'azure' }).map(({ code }) => code)).toEqual([
      'azure-image-format',
    ]);
  });
});
