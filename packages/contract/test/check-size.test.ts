import { checkSize, getModel, MODELS, parseSize } from 'gpt-image-contract';
import { describe, expect, it } from 'vitest';

const codes = (size: string, model?: string) => checkSize(size, { model }).map(({ code }) => code);

describe('parseSize', () => {
  it.each([
    '',
    '16:9',
    '4K',
    '1024',
    '1024×1024',
    '1024X1024',
    '1024*1024',
    '1024 x 1024',
    ' 1024x1024',
    '1024x1024\n',
  ])('refuses %j', (size) => {
    expect(parseSize(size)).toBeUndefined();
  });
  it.each(['0x1024', '1024x0', '-1x1024', '1.5x2', '1e3x1024', '1234567890x1024'])('refuses %j', (size) => {
    expect(parseSize(size)).toBeUndefined();
  });
  it('reads auto and whole pixels', () => {
    expect(parseSize('auto')).toBe('auto');
    expect(parseSize('1920x1080')).toEqual({ width: 1920, height: 1080 });
  });
});

describe('checkSize, flexible models', () => {
  // Every size the sources name as accepted, live or documented, the ends of every range included.
  it.each([
    'auto',
    '1024x640',
    '640x1024',
    '2880x2880',
    '2304x2304',
    '2560x2560',
    '3840x2160',
    '2160x3840',
    '3840x1280',
    '1280x3840',
    '896x896',
    '1088x1920',
    '1920x1088',
    '1280x720',
    '720x1280',
    '864x1536',
    '2048x1152',
    '1024x1792',
    '1792x1024',
    '1536x864',
  ])('accepts %s', (size) => {
    for (const model of ['gpt-image-2', 'gpt-image-2.5-flare', 'gpt-image-2.6-sunburst', undefined]) {
      expect(codes(size, model).filter((code) => code !== 'size-experimental')).toEqual([]);
    }
  });

  it.each([
    ['768x768', 'size-too-few-pixels'],
    ['512x512', 'size-too-few-pixels'],
    ['576x1024', 'size-too-few-pixels'],
    ['1792x592', 'size-aspect-ratio'],
    ['1104x3840', 'size-aspect-ratio'],
    ['1200x304', 'size-aspect-ratio'],
    ['1424x176', 'size-aspect-ratio'],
    ['2560x832', 'size-aspect-ratio'],
    ['3840x1264', 'size-aspect-ratio'],
    ['1792x936', 'size-not-multiple-of-16'],
    ['872x2048', 'size-not-multiple-of-16'],
    ['1000x1000', 'size-not-multiple-of-16'],
    ['1920x1080', 'size-not-multiple-of-16'],
    ['1080x1350', 'size-not-multiple-of-16'],
    ['2488x3320', 'size-not-multiple-of-16'],
    ['2736x3840', 'size-too-many-pixels'],
    ['2880x3840', 'size-too-many-pixels'],
    ['3072x3072', 'size-too-many-pixels'],
    ['2896x2880', 'size-too-many-pixels'],
    ['4096x4096', 'size-edge-too-long'],
    ['4064x2032', 'size-edge-too-long'],
    ['3856x2144', 'size-edge-too-long'],
    ['16:9', 'size-malformed'],
    ['4K', 'size-malformed'],
    ['1024×1024', 'size-malformed'],
    ['', 'size-malformed'],
  ])('refuses %s first for %s', (size, code) => {
    expect(codes(size, 'gpt-image-2')[0]).toBe(code);
    expect(codes(size)[0]).toBe(code);
  });

  it('calls sizes above 2560x1440 pixels experimental by count, not by edge', () => {
    expect(codes('2560x1440', 'gpt-image-2')).toEqual([]);
    expect(codes('3840x960', 'gpt-image-2')).toEqual(['size-aspect-ratio']);
    expect(codes('3264x1088', 'gpt-image-2')).toEqual([]);
    expect(codes('2560x1456', 'gpt-image-2')).toEqual(['size-experimental']);
    expect(checkSize('2560x1456', { policy: { allowExperimentalSizes: true, severity: {} } })).toEqual([]);
  });

  it('answers with the text of the API', () => {
    expect(checkSize('1792x936')[0]?.apiError).toEqual({
      status: 400,
      type: 'image_generation_user_error',
      param: 'size',
      code: 'invalid_value',
      message: "Invalid size '1792x936'. Width and height must both be divisible by 16.",
    });
    expect(checkSize('bogus')[0]?.apiError?.message).toBe(
      "Invalid size 'bogus'. Expected WIDTHxHEIGHT, for example '1824x1024'.",
    );
  });
});

describe('checkSize, preset models', () => {
  it('takes presets and auto only', () => {
    expect(codes('1536x1024', 'gpt-image-1.5')).toEqual([]);
    expect(codes('auto', 'gpt-image-1-mini')).toEqual([]);
    expect(checkSize('1920x1080', { model: 'gpt-image-1' })[0]?.apiError?.message).toBe(
      "Invalid value: '1920x1080'. Supported values are: '1024x1024', '1024x1536', '1536x1024', and 'auto'.",
    );
    expect(codes('auto', 'dall-e-3')).toEqual(['size-not-a-preset']);
    expect(codes('512x512', 'dall-e-2')).toEqual([]);
  });

  it('only warns where the presets are an assumption, but refuses what no model takes', () => {
    expect(codes('2048x1152', 'chatgpt-image-latest')).toEqual(['size-preset-uncertain']);
    expect(codes('1920x1080', 'chatgpt-image-latest')).toEqual(['size-not-multiple-of-16']);
    expect(codes('4K', 'chatgpt-image-latest')).toEqual(['size-malformed']);
  });
});

describe('checkSize, an unknown model', () => {
  it('reports what every live model refuses and nothing else', () => {
    const live = MODELS.filter((model) => model.status !== 'retired');
    for (let width = 256; width <= 4096; width += 120) {
      for (let height = 256; height <= 4096; height += 136) {
        const size = `${width}x${height}`;
        const isRefusedByAll = live.every((model) =>
          checkSize(size, { model: model.id }).some(({ severity }) => severity === 'error'),
        );
        expect(checkSize(size).some(({ severity }) => severity === 'error')).toBe(isRefusedByAll);
      }
    }
  });

  it('does not count sizes that only shut-down models took', () => {
    expect(codes('512x512')).toEqual(['size-too-few-pixels']);
    expect(codes('512x512', 'my-azure-deployment')).toEqual(['size-too-few-pixels']);
  });
});

describe('checkSize against a formula of its own', () => {
  const multiples = [
    608, 624, 640, 656, 1008, 1024, 1040, 1264, 1280, 1296, 2144, 2160, 2176, 2864, 2880, 2896, 3824, 3840,
    3856,
  ];
  const edges = [...multiples, ...multiples.flatMap((edge) => [edge - 1, edge + 1, edge + 8])];

  it('agrees on a dense grid over every boundary', () => {
    let refused = 0;
    for (const width of edges) {
      for (const height of edges) {
        const isValid =
          Number.isInteger(width / 16) &&
          Number.isInteger(height / 16) &&
          width < 3841 &&
          height < 3841 &&
          width / height <= 3 &&
          height / width <= 3 &&
          width * height > 655_359 &&
          width * height < 8_294_401;
        const found = checkSize(`${width}x${height}`, { model: 'gpt-image-2' });
        if (!isValid) refused++;
        expect([`${width}x${height}`, !found.some(({ severity }) => severity === 'error')]).toEqual([
          `${width}x${height}`,
          isValid,
        ]);
        if (isValid) expect(found.length).toBe(width * height > 2560 * 1440 ? 1 : 0);
      }
    }
    expect(refused).toBeGreaterThan(1000);
  });
});

describe('getModel', () => {
  it('never matches by prefix', () => {
    expect(getModel('gpt-image-2')?.id).toBe('gpt-image-2');
    expect(getModel('gpt-image-2.5-flare')?.id).toBe('gpt-image-2.5-flare');
    expect(getModel('gpt-image-2-2026-04-21')?.id).toBe('gpt-image-2');
    expect(getModel('gpt-image-1-mini')?.id).toBe('gpt-image-1-mini');
    for (const id of [
      'gpt-image-2.5',
      'gpt-image',
      'gpt-image-2.5-flare-2026',
      'GPT-IMAGE-2',
      '',
      'toString',
      '__proto__',
    ]) {
      expect(getModel(id)).toBeUndefined();
    }
  });

  it('knows every id once', () => {
    const ids = MODELS.flatMap((model) => [model.id, ...model.snapshots]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('names a living replacement for every model that goes', () => {
    for (const model of MODELS.filter(({ status }) => status !== 'alive')) {
      expect(model.shutdownDate).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(getModel(model.replacement ?? '')?.status).toBe('alive');
    }
  });
});

describe('a size far below the minimum', () => {
  const suggest = (size: string, model?: string): string | undefined =>
    checkSize(size, { model })[0]?.suggestions[0];

  it('gives way to the preset of its shape where the model is not known: one that takes presets takes it too', () => {
    expect(suggest('512x512')).toBe('1024x1024');
    expect(suggest('600x400')).toBe('1536x1024');
    expect(suggest('400x600', 'someone-elses-model')).toBe('1024x1536');
  });

  it('gives way to the nearest where the model takes any', () => {
    expect(suggest('512x512', 'gpt-image-2')).toBe('816x816');
  });

  it('leaves a larger one to its nearest', () => {
    expect(suggest('1920x1080')).toBe('1920x1088');
  });
});
