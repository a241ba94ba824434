import {
  checkRequest,
  definePolicy,
  getFirstApiFault,
  MODELS,
  readFormRequest,
  UNKNOWN_VALUE,
  type ImageRequest,
  type RequestOptions,
} from 'gpt-image-contract';
import { describe, expect, it } from 'vitest';

const EDIT: RequestOptions = { operation: 'edit' };
const GENERATE: RequestOptions = { operation: 'generate' };
const edit = { model: 'gpt-image-2.5-sunburst', prompt: 'a fox', image: {} };
const generate = { model: 'gpt-image-2.5-sunburst', prompt: 'a fox' };

const codes = (request: ImageRequest, options?: RequestOptions) =>
  checkRequest(request, options).map(({ code, param }) => `${code} ${param}`);
const errors = (request: ImageRequest, options: RequestOptions) =>
  checkRequest(request, options).filter(({ severity }) => severity === 'error');

describe('checkRequest', () => {
  it('tells an edit by its pictures where no operation is named', () => {
    expect(codes(generate)).toEqual([]);
    expect(codes(edit)).toEqual([]);
    expect(codes({ ...generate, size: '1920x1080' })).toEqual(['size-not-multiple-of-16 size']);
    expect(codes({ ...generate, mask: {} })).toEqual(['image-missing image']);
    expect(codes({ ...edit, size: null })).toEqual(['parameter-null size']);
    expect(codes({ ...generate, images: [] }, { surface: 'json' })).toEqual(['image-list-empty images']);
    const tool = { type: 'image_generation', model: 'gpt-image-2.6-flare', output_format: 'svg' };
    expect(codes(tool, { surface: 'responses' })).toEqual([]);
    expect(codes({ ...tool, action: 'edit' }, { surface: 'responses' })).toEqual([
      'parameter-value output_format',
    ]);
  });

  it('names the helper that suits the file', () => {
    const advice = (param: string) =>
      checkRequest({ ...edit, [param]: 'a.png' }, EDIT).map(({ message }) => message.split('. ').at(-1));
    expect(advice('image')).toEqual(['Use `await toFile(…, name, { type })` or `await prepareImage(…)`.']);
    expect(advice('mask')).toEqual(['Use `await toFile(…, name, { type })` or `await prepareMask(…)`.']);
    expect(advice('markup')).toEqual(['Use `await toFile(…, name, { type })`.']);
  });

  it('has nothing to say about a good request', () => {
    expect(codes(generate, GENERATE)).toEqual([]);
    expect(codes({ ...edit, image: [{}, {}], mask: {} }, EDIT)).toEqual([]);
    expect(
      codes(
        {
          ...edit,
          n: 2,
          size: '1536x1024',
          quality: 'max',
          background: 'transparent',
          output_format: 'webp',
          output_compression: 80,
          moderation: 'low',
          stream: true,
          partial_images: 3,
          safety_identifier: 'abc',
        },
        EDIT,
      ),
    ).toEqual([]);
  });

  it('orders faults as the API checks them', () => {
    const everything = {
      size: 'bogus',
      background: 'none',
      output_compression: 101,
      quality: 'hd',
      n: 11,
      prompt: '',
      style: 'vivid',
      image: [],
    };
    expect(checkRequest(everything, EDIT).map(({ param }) => param)).toEqual([
      'model',
      'style',
      'prompt',
      'image',
      'n',
      'quality',
      'output_compression',
      'size',
      'background',
    ]);
    expect(getFirstApiFault(checkRequest(everything, EDIT))?.param).toBe('model');
  });

  it('gives every error the answer of the API', () => {
    const wrong = {
      model: 7,
      prompt: 7,
      n: 'x',
      size: 7,
      quality: 7,
      stream: 7,
      background: 7,
      image: 7,
      foo: 7,
    };
    const found = errors(wrong, GENERATE);
    expect(found.length).toBe(9);
    for (const { apiError } of found) expect(apiError?.message).toMatch(/\.$/);
  });
});

describe('model', () => {
  it('is required and a string', () => {
    expect(errors({ prompt: 'x' }, GENERATE)[0]?.apiError?.message).toBe(
      "Missing required parameter: 'model'.",
    );
    expect(errors({ prompt: 'x', model: null }, GENERATE)[0]?.apiError?.message).toBe(
      "Invalid type for 'model': expected a string, but got null instead.",
    );
  });

  it('is text like everything in a form', () => {
    expect(errors({ ...edit, model: 5, n: '3', prompt: 7 }, EDIT)).toEqual([]);
    expect(codes({ ...edit, n: 1.5, quality: 7 }, EDIT)).toEqual([
      'parameter-type n',
      'parameter-value quality',
    ]);
  });

  it('that is shut down is refused, by the date asked for', () => {
    expect(codes({ ...generate, model: 'gpt-image-1' }, GENERATE)).toEqual(['model-retired model']);
    expect(codes({ ...generate, model: 'gpt-image-1' }, { ...GENERATE, date: '2026-10-22' })).toEqual([
      'model-retiring model',
    ]);
    expect(codes({ ...generate, model: 'gpt-image-1.5' }, GENERATE)).toEqual(['model-retiring model']);
    expect(codes({ ...generate, model: 'gpt-image-1.5' }, { ...GENERATE, date: '2026-12-01' })).toEqual([
      'model-retired model',
    ]);
  });

  it('that is not known is a warning, which a policy can make an error', () => {
    const request = { ...generate, model: 'gpt-image-2.5' };
    expect(getFirstApiFault(checkRequest(request, GENERATE))).toBeUndefined();
    expect(checkRequest(request, GENERATE)[0]?.suggestions[0]).toBe('gpt-image-2.5-sunburst');
    const policy = definePolicy({ severity: { 'model-unknown': 'error' } });
    expect(getFirstApiFault(checkRequest(request, { ...GENERATE, policy }))?.apiError?.message).toBe(
      "The model 'gpt-image-2.5' does not exist.",
    );
  });

  it.each(['GPT-Image-2', 'Gpt-Image-2'])('%s is a known one in other letters', (model) => {
    expect(checkRequest({ ...generate, model }, GENERATE)[0]?.suggestions).toEqual(['gpt-image-2']);
  });

  it('is the name of a deployment on Azure', () => {
    expect(codes({ prompt: 'x', model: 'gpt-image-1' }, { ...GENERATE, surface: 'azure' })).toEqual([]);
    expect(codes({ prompt: 'x' }, { ...GENERATE, surface: 'azure' })).toEqual([]);
  });
});

describe('keys', () => {
  it.each([
    ['outputFormat', 'output_format'],
    ['ouput_format', 'output_format'],
    ['qualtiy', 'quality'],
    ['image_size', 'size'],
    ['num_images', 'n'],
    ['aspectRatio', 'size'],
    ['Size', 'size'],
  ])('unknown: %s means %s', (key, intended) => {
    const [violation] = checkRequest({ ...generate, [key]: 1 }, GENERATE);
    expect(violation).toMatchObject({ code: 'parameter-unknown', suggestions: [intended] });
    expect(violation?.apiError?.message).toBe(`Unknown parameter: '${key}'.`);
  });

  it.each(['toString', '__proto__x', 'seed', ''])('unknown: %s means nothing known', (key) => {
    expect(checkRequest({ ...generate, [key]: 1 }, GENERATE)[0]).toMatchObject({
      code: 'parameter-unknown',
      suggestions: [],
    });
  });

  it('of the DALL·E models are refused, null as well', () => {
    expect(codes({ ...generate, response_format: 'url', style: null }, GENERATE)).toEqual([
      'parameter-retired response_format',
      'parameter-retired style',
    ]);
  });

  it('of edits are unknown to generations', () => {
    expect(codes({ ...generate, image: {}, input_fidelity: 'high' }, GENERATE)).toEqual([
      'parameter-unknown image',
      'parameter-unknown input_fidelity',
    ]);
  });

  it('for images point from one body to the other', () => {
    const { image, ...rest } = edit;
    const images = [{ image_url: 'https://example.com/a.png' }];
    expect(errors({ ...rest, images }, EDIT)[0]?.apiError?.message).toBe(
      "Unknown parameter: 'images'. For multipart/form-data use 'image' or 'image[]'.",
    );
    expect(errors({ ...rest, image }, { ...EDIT, surface: 'json' })[0]?.apiError?.message).toBe(
      "Unknown parameter: 'image'. For application/json on /v1/images/edits, use 'images' (array).",
    );
    expect(codes({ ...rest, images }, { ...EDIT, surface: 'json' })).toEqual([]);
  });

  it('of null break the form of an SDK edit only', () => {
    expect(codes({ ...edit, size: null, safety_identifier: null }, EDIT)).toEqual(['parameter-null size']);
    expect(codes({ ...generate, size: null, quality: null, n: null }, GENERATE)).toEqual([]);
  });

  it('of undefined are absent', () => {
    expect(codes({ ...generate, style: undefined, size: undefined }, GENERATE)).toEqual([]);
  });
});

describe('prompt', () => {
  it('is there and not empty', () => {
    expect(codes({ model: 'gpt-image-2' }, GENERATE)).toEqual(['prompt-missing prompt']);
    expect(codes({ model: 'gpt-image-2', prompt: '' }, GENERATE)).toEqual(['prompt-empty prompt']);
    expect(codes({ model: 'gpt-image-2', prompt: ' \n' }, GENERATE)).toEqual(['prompt-blank prompt']);
  });

  it('has at most 32,000 characters, not UTF-16 units', () => {
    expect(codes({ ...generate, prompt: 'a'.repeat(32_000) }, GENERATE)).toEqual([]);
    expect(codes({ ...generate, prompt: '🦊'.repeat(32_000) }, GENERATE)).toEqual([]);
    expect(errors({ ...generate, prompt: '🦊'.repeat(32_001) }, GENERATE)[0]?.apiError?.message).toBe(
      "Invalid 'prompt': string too long. Expected a string with maximum length 32000, but got a string with length 32001 instead.",
    );
  });
});

describe('images', () => {
  it.each([
    [undefined, 'image-missing image'],
    [[], 'image-list-empty image'],
    ['photo.png', 'image-not-a-file image'],
    [new Uint8Array(3), 'image-not-a-file image'],
    [['a.png', 'b.png'], 'image-not-a-file image[0]'],
    [Array(17).fill({}), 'image-count-limit image'],
    [Array(5).fill({}), 'image-count-policy image'],
  ])('of an SDK edit: %j', (image, code) => {
    expect(codes({ ...edit, image }, EDIT)).toEqual([code]);
  });

  it.each([
    [undefined, 'image-missing images'],
    [[], 'image-list-empty images'],
    ['https://a/b.png', 'parameter-type images'],
    [['https://a/b.png'], 'parameter-type images[0]'],
    [[{}], 'image-reference images[0]'],
    [[{ image_url: 'https://a', file_id: 'x' }], 'image-reference images[0]'],
    [[{ url: 'https://a' }], 'parameter-unknown images[0].url'],
    [[{ image_url: { url: 'https://a' } }], 'parameter-type images[0].image_url'],
    [[{ image_url: './a.png' }], 'image-url images[0].image_url'],
    [
      [{ image_url: `data:image/png;base64,${'A'.repeat(20_971_500)}` }],
      'parameter-too-long images[0].image_url',
    ],
    [Array(17).fill({ file_id: 'x' }), 'image-count-limit images'],
  ])('of a JSON edit', (images, code) => {
    expect(codes({ model: edit.model, prompt: 'x', images }, { ...EDIT, surface: 'json' })).toEqual([code]);
  });
});

describe('mask', () => {
  it('is a file in a form and a reference in JSON', () => {
    expect(codes({ ...edit, mask: 'mask.png' }, EDIT)).toEqual(['image-not-a-file mask']);
    const json = { model: edit.model, prompt: 'x', images: [{ file_id: 'a' }] };
    const options = { ...EDIT, surface: 'json' } as const;
    expect(codes({ ...json, mask: { file_id: 'b' } }, options)).toEqual([]);
    expect(codes({ ...json, mask: 'https://a/b.png' }, options)).toEqual(['parameter-type mask']);
  });
});

describe('values', () => {
  it.each([
    ['ultra', ['high']],
    ['best', ['high']],
    ['4k', ['low', 'medium', 'high', 'auto']],
  ])('that suit every live model are offered for %s where the model is not known', (quality, suggestions) => {
    const request = { ...generate, model: UNKNOWN_VALUE };
    const [violation] = errors({ ...request, quality }, GENERATE);
    expect(violation?.suggestions).toEqual(suggestions);
    expect(violation?.message).toContain('`max`');
    for (const suggestion of suggestions) {
      for (const { id, status } of MODELS) {
        if (status === 'retired') continue;
        expect(codes({ ...request, model: id, quality: suggestion }, GENERATE)).not.toContain(
          'parameter-value quality',
        );
      }
    }
  });

  it.each([
    ['n', 0, 'integer_below_min_value'],
    ['n', 11, 'integer_above_max_value'],
    ['n', 1.5, 'invalid_type'],
    ['n', '2', 'invalid_type'],
    ['output_compression', -1, 'integer_below_min_value'],
    ['output_compression', 101, 'integer_above_max_value'],
    ['partial_images', 4, 'integer_above_max_value'],
    ['quality', 'standard', 'invalid_value'],
    ['moderation', 'off', 'invalid_value'],
    ['background', 'white', 'invalid_value'],
    ['output_format', 'jpg', 'invalid_value'],
    ['output_format', 'gif', 'invalid_value'],
    ['size', 1024, 'invalid_type'],
  ])('%s: %j is %s', (name, value, apiCode) => {
    expect(
      errors({ ...generate, [name]: value }, GENERATE).map((violation) => violation.apiError?.code),
    ).toContain(apiCode);
  });

  it.each([
    ['gpt-image-2', 'xhigh', false],
    ['gpt-image-2.5-flare', 'xhigh', true],
    ['gpt-image-2.6-flare', 'max', true],
    ['gpt-image-1.5', 'max', false],
    ['my-model', 'max', true],
    ['my-model', 'hd', false],
  ])('quality of %s: %s', (model, quality, isAccepted) => {
    expect(errors({ ...generate, model, quality }, GENERATE).length === 0).toBe(isAccepted);
  });

  it('says which value is meant, and none where it may be any of the list', () => {
    const messages = (quality: string) =>
      checkRequest({ ...generate, model: 'gpt-image-2', quality }, GENERATE).map(({ message }) => message);
    const list = 'is no value of `quality` for `gpt-image-2`, which takes `low`, `medium`, `high` or `auto`.';
    expect(messages('draft')).toEqual([`\`draft\` ${list} Use \`low\`.`]);
    expect(messages('best')).toEqual([`\`best\` ${list} Use \`high\`.`]);
    expect(messages('premium')).toEqual([`\`premium\` ${list}`]);
  });

  it('lists the values as the API does', () => {
    expect(
      errors({ ...generate, model: 'gpt-image-2', quality: 'ultra' }, GENERATE)[0]?.apiError?.message,
    ).toBe("Invalid value: 'ultra'. Supported values are: 'low', 'medium', 'high', and 'auto'.");
  });
});

describe('output', () => {
  it('compresses lossy formats only, and png is the default', () => {
    expect(codes({ ...generate, output_compression: 50 }, GENERATE)).toEqual([
      'compression-needs-lossy-format output_compression',
    ]);
    expect(codes({ ...generate, output_compression: 50, output_format: 'png' }, GENERATE)).toHaveLength(1);
    expect(codes({ ...generate, output_compression: 100 }, GENERATE)).toEqual([]);
    expect(codes({ ...generate, output_compression: 50, output_format: 'jpeg' }, GENERATE)).toEqual([]);
  });

  it('has no transparent JPEG', () => {
    const request = { ...generate, background: 'transparent' };
    expect(codes({ ...request, output_format: 'jpeg' }, GENERATE)).toEqual([
      'background-needs-alpha background',
    ]);
    expect(codes(request, GENERATE)).toEqual([]);
  });

  it('draws the frames of a GIF on one sheet', () => {
    const gif = { ...generate, model: 'gpt-image-2.6-flare', output_format: 'gif' };
    expect(codes({ ...gif, size: '960x960' }, GENERATE)).toEqual([]);
    expect(codes({ ...gif, size: '976x976' }, GENERATE)).toEqual(['gif-frame-size size']);
    expect(codes({ ...gif, size: '1024x1024', frame_count: 6 }, GENERATE)).toEqual(['gif-frame-size size']);
    expect(codes({ ...gif, size: '960x960', frame_count: 2 }, GENERATE)).toEqual([]);
    expect(codes({ ...gif, size: '816x816', frame_count: 12 }, GENERATE)).toEqual([]);
    expect(codes({ ...gif, size: '832x832', frame_count: 10 }, GENERATE)).toEqual(['gif-frame-size size']);
    expect(codes({ ...gif, size: '720x720', frame_count: 16 }, GENERATE)).toEqual([]);
    expect(codes({ ...gif, size: '736x736', frame_count: 13 }, GENERATE)).toEqual(['gif-frame-size size']);
    expect(codes({ ...gif, size: '1280x720', frame_count: 8 }, GENERATE)).toEqual([]);
    expect(codes({ ...gif, size: '384x384' }, GENERATE)).toEqual([]);
    expect(codes({ ...gif, size: '128x128' }, GENERATE)).toEqual(['gif-frame-size size']);
    expect(codes({ ...gif, frame_count: 1 }, GENERATE)).toEqual(['parameter-too-small frame_count']);
    expect(codes({ ...gif, frame_count: 17 }, GENERATE)).toEqual(['parameter-too-large frame_count']);
    expect(codes({ ...gif, frame_duration_ms: 205 }, GENERATE)).toEqual([
      'gif-frame-duration frame_duration_ms',
    ]);
    expect(codes({ ...gif, stream: true, partial_images: 2, output_compression: 50 }, GENERATE)).toEqual([
      'format-conflict output_compression',
      'format-conflict stream',
      'format-conflict partial_images',
    ]);
    expect(codes({ ...edit, ...gif, mask: {} }, EDIT)).toEqual(['format-conflict mask']);
    expect(codes({ ...generate, frame_count: 4 }, GENERATE)).toEqual(['format-needed frame_count']);
  });

  it('writes SVG alone and for generations only', () => {
    const svg = { ...generate, model: 'gpt-image-2.6-flare', output_format: 'svg', svg: { model: 'gpt-5' } };
    expect(codes(svg, GENERATE)).toEqual([]);
    expect(codes({ ...svg, n: 2 }, GENERATE)).toEqual(['format-conflict n']);
    expect(codes({ ...svg, output_format: 'png' }, GENERATE)).toEqual(['format-needed svg']);
    expect(codes({ ...edit, model: svg.model, output_format: 'svg' }, EDIT)).toEqual([
      'parameter-value output_format',
    ]);
  });

  it('knows which model takes input_fidelity', () => {
    const verdict = (model: string, input_fidelity: string) =>
      codes({ ...edit, model, input_fidelity }, EDIT).filter((code) => !code.startsWith('model'));
    expect(verdict('gpt-image-1.5', 'high')).toEqual([]);
    expect(verdict('gpt-image-1-mini', 'high')).toEqual(['input-fidelity-model input_fidelity']);
    expect(verdict('gpt-image-1-mini', 'low')).toEqual(['input-fidelity-uncertain input_fidelity']);
    expect(verdict('gpt-image-2', 'low')).toEqual(['input-fidelity-model input_fidelity']);
    expect(verdict('gpt-image-2.6-flare', 'low')).toEqual(['input-fidelity-model input_fidelity']);
    expect(verdict('my-model', 'high')).toEqual([]);
    expect(
      errors({ ...edit, model: 'gpt-image-2', input_fidelity: 'high' }, EDIT)[0]?.apiError,
    ).toMatchObject({
      code: 'invalid_input_fidelity_model',
      message: "The model 'gpt-image-2' does not support the 'input_fidelity' parameter.",
    });
  });

  it('lays markup over 2.5 and later, never beside a mask', () => {
    expect(codes({ ...edit, markup: {} }, EDIT)).toEqual([]);
    expect(codes({ ...edit, markup: {}, mask: {} }, EDIT)).toEqual(['markup-with-mask markup']);
    expect(codes({ ...edit, model: 'gpt-image-2', markup: {} }, EDIT)).toEqual(['markup-model markup']);
  });

  it('warns of what has no effect', () => {
    expect(codes({ ...generate, partial_images: 2 }, GENERATE)).toEqual(['parameter-ignored partial_images']);
    expect(codes({ ...generate, complexity: 'high' }, GENERATE)).toEqual(['complexity-model complexity']);
    expect(codes({ ...generate, user: 'me' }, GENERATE)).toEqual(['parameter-deprecated user']);
  });
});

describe('unknown values and incomplete requests', () => {
  it('are given the benefit of the doubt', () => {
    const names = [
      'model',
      'prompt',
      'image',
      'n',
      'size',
      'quality',
      'output_format',
      'mask',
      'stream',
      'frame_count',
    ];
    expect(codes(Object.fromEntries(names.map((name) => [name, UNKNOWN_VALUE])), EDIT)).toEqual(
      ['format-needed frame_count'].slice(1),
    );
    expect(codes({ output_compression: 50 }, { ...GENERATE, incomplete: true })).toEqual([]);
    expect(codes({ partial_images: 2 }, { ...GENERATE, incomplete: true })).toEqual([]);
    expect(codes({}, { ...EDIT, incomplete: true })).toEqual([]);
  });

  it('still show what is certainly wrong', () => {
    expect(codes({ size: '1920x1080', style: UNKNOWN_VALUE }, { ...GENERATE, incomplete: true })).toEqual([
      'parameter-retired style',
      'size-not-multiple-of-16 size',
    ]);
  });
});

describe('readFormRequest', () => {
  it('joins the spellings of image and converts numbers and booleans', () => {
    const [a, b, c] = [{}, {}, {}];
    expect(
      readFormRequest([
        ['image', a],
        ['image[]', b],
        ['image[2]', c],
        ['n', '3'],
        ['stream', 'true'],
        ['prompt', '12'],
        ['size', '1024x1024'],
      ]),
    ).toEqual({ image: [a, b, c], n: 3, stream: true, prompt: '12', size: '1024x1024' });
  });

  it('reads a FormData', () => {
    const form = new FormData();
    form.append('image[]', new File(['x'], 'a.png', { type: 'image/png' }));
    form.append('model', 'gpt-image-2');
    form.append('prompt', 'x');
    expect(codes(readFormRequest(form), { ...EDIT, surface: 'form' })).toEqual([]);
  });

  it('leaves text that is no number to checkRequest, which answers like the API', () => {
    const request = readFormRequest([
      ['model', 'gpt-image-2'],
      ['prompt', 'x'],
      ['image', {}],
      ['n', 'two'],
      ['output_compression', '50.5'],
      ['output_format', 'webp'],
    ]);
    const form = { ...EDIT, surface: 'form' } as const;
    expect(errors(request, form).map(({ apiError }) => apiError?.message)).toEqual([
      "Invalid type for 'n': expected an integer, but got a string value that could not be converted into an integer.",
      "Invalid type for 'output_compression': expected an integer, but got a string value that could not be converted into an integer.",
    ]);
  });

  it('survives hostile names', () => {
    const request = readFormRequest([
      ['__proto__', 'x'],
      ['constructor', 'y'],
      ['', 'z'],
      ['[x]', 'z'],
    ]);
    expect(Object.getPrototypeOf(request)).toBe(Object.prototype);
    expect(codes(request, { ...EDIT, surface: 'form' })).toContain('parameter-unknown constructor');
  });
});
