import { deflateSync, crc32 } from 'node:zlib';
import type { Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { ImageInputError, inspectImage, prepareEdit, prepareImage, prepareImages } from '../src/index.js';
import { photo, picture } from './pictures.js';

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ImageInputError);
  const { code, message, name } = error as ImageInputError;
  expect(name).toBe('ImageInputError');
  expect(message).toMatch(/^[A-Z`].*\.$/s);
  return code;
}

describe('bad images', () => {
  it('tells an empty file from text, HTML, PDF, ZIP and noise', async () => {
    expect(await codeOf(prepareImage(new Uint8Array()))).toBe('empty');
    for (const content of [
      'hello, I am no picture',
      '<!DOCTYPE html><html></html>',
      '%PDF-1.7',
      'PK\x03\x04...',
    ]) {
      expect(await codeOf(prepareImage(Buffer.from(content)))).toBe('not-an-image');
      expect(await codeOf(inspectImage(Buffer.from(content)))).toBe('not-an-image');
    }
    expect(await codeOf(prepareImage(Buffer.alloc(5000, 7)))).toBe('not-an-image');
    await expect(prepareImage(new File(['<html>Not found</html>'], 'cat.png'))).rejects.toThrow(
      /`cat\.png` is not an image: its content is an HTML page/,
    );
  });

  it.each([
    ['a page with a drawing', '<!DOCTYPE html><svg width="9" height="9"></svg>', 'an HTML page'],
    ['XHTML', '<?xml version="1.0"?>\n<!-- b --><html><svg width="9" height="9"/></html>', 'an HTML page'],
    ['text that quotes a drawing', '{"logo":"<svg width=\\"9\\" height=\\"9\\"/>"}', 'text'],
    ['text in an older encoding', 'Gr\xfc\xdfe aus M\xfcnchen', 'text'],
    ['bytes that are no text', '\xff\xff\xff\xff', 'no image format that is known here'],
  ])('says what %s is', async (_, content, what) => {
    await expect(prepareImage(Buffer.from(content, 'latin1'))).rejects.toMatchObject({
      code: 'not-an-image',
      message: expect.stringContaining(`its content is ${what}`) as string,
    });
  });

  it('says what a drawing without dimensions lacks', async () => {
    const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>');
    await expect(prepareImage(drawing, { allowSvg: true })).rejects.toMatchObject({
      code: 'unsupported-format',
      message: expect.stringMatching(/says no size.*`viewBox`/) as string,
    });
  });

  const large = photo(2500, 1200);
  const small = photo(300, 200);
  const encoders: Record<string, (image: Sharp) => Sharp> = {
    jpeg: (image) => image.jpeg(),
    'progressive jpeg': (image) => image.jpeg({ progressive: true }),
    png: (image) => image.png(),
    webp: (image) => image.webp(),
    avif: (image) => image.avif({ effort: 0 }),
    tiff: (image) => image.tiff(),
  };

  it.each(Object.keys(encoders))('refuses a %s cut off anywhere, within policy or not', async (format) => {
    for (const source of [large, small]) {
      const whole = await encoders[format]!(picture(source)).toBuffer();
      for (const share of [0.05, 0.5, 0.98]) {
        const cut = whole.subarray(0, Math.floor(whole.length * share));
        expect(['truncated', 'corrupt']).toContain(await codeOf(prepareImage(cut)));
      }
    }
  });

  it('refuses a PNG whose pixels are damaged though its size is within policy', async () => {
    const whole = await picture(small).png().toBuffer();
    whole.fill(0, whole.length >> 1, (whole.length >> 1) + 200);
    expect(await codeOf(prepareImage(whole))).toBe('corrupt');
  });

  it('refuses a bomb by its header, at once', async () => {
    for (const edge of [30_000, 65_535, 2 ** 31 - 1]) {
      expect(await codeOf(prepareImage(pngHeader(edge, edge)))).toBe('too-many-pixels');
    }
    expect(await codeOf(prepareImage(pngHeader(100, 100), { maxInputPixels: 9999 }))).toBe('too-many-pixels');
  });

  it('names formats it cannot read, with advice', async () => {
    await expect(prepareImage(bmp(4, 4))).rejects.toThrow(/BMP images cannot be read here\. Save it as PNG/);
    await expect(prepareImage(heicHeader())).rejects.toMatchObject({ code: 'unsupported-format' });
    await expect(prepareImage(heicHeader())).rejects.toThrow(/Most Compatible/);
    const onlyBrands = box('ftyp', Buffer.from('heic\0\0\0\0mif1heic', 'latin1'));
    await expect(prepareImage(onlyBrands)).rejects.toThrow(
      /^HEIC images cannot be read here\..*Most Compatible/,
    );
    await expect(inspectImage(onlyBrands)).rejects.toMatchObject({ code: 'unsupported-format' });
  });

  it('names the file that claims too many pixels or cannot be read', async () => {
    const named = (bytes: Buffer, name: string) => new File([Uint8Array.from(bytes)], name);
    await expect(prepareImage(named(pngHeader(30_000, 30_000), 'big.png'))).rejects.toThrow(
      /^`big\.png` \(PNG\) claims 30000x30000 pixels, more than the 120,000,000 of `maxInputPixels`/,
    );
    await expect(prepareImage(pngHeader(30_000, 30_000), { name: 'big.png' })).rejects.toThrow(/^`big\.png`/);
    await expect(prepareImage(named(bmp(4, 4), 'a.bmp'))).rejects.toThrow(
      /^`a\.bmp` \(BMP\) cannot be read here/,
    );
  });

  it('says which one of a list it is, where that has no name', async () => {
    const good = await picture(photo(30, 20)).jpeg().toBuffer();
    await expect(prepareImages([good, new Uint8Array()])).rejects.toMatchObject({
      code: 'empty',
      message: '`[1]` of the images: The image is empty: it has zero bytes.',
    });
    await expect(prepareEdit({ images: [good, good, Buffer.from('<html>')] })).rejects.toThrow(
      /^`\[2\]` of the images/,
    );
    await expect(prepareImages([good, new File([''], 'cat.png')])).rejects.toThrow(/^`cat\.png` is empty/);
  });

  it('names the file that is cut off', async () => {
    for (const source of [large, small]) {
      const whole = await picture(source).jpeg().toBuffer();
      const cut = new File([Uint8Array.from(whole.subarray(0, whole.length >> 1))], 'cat.jpg');
      await expect(prepareImage(cut)).rejects.toThrow(
        /^`cat\.jpg` \(JPEG\) is cut off: a part of the picture/,
      );
      await expect(inspectImage(cut, { decode: true })).rejects.toThrow(/^`cat\.jpg`/);
      const header = new File([Uint8Array.from(whole.subarray(0, 100))], 'cat.jpg');
      await expect(inspectImage(header)).rejects.toThrow(
        /^`cat\.jpg` \(JPEG\) is cut off: its end is missing/,
      );
    }
  });

  it('takes text for text, whatever letters it starts with', async () => {
    for (const text of ['BM, short for benchmark', 'GIF8 is half a word']) {
      await expect(prepareImage(Buffer.from(text.padEnd(60, '.')))).rejects.toThrow(/its content is text\.$/);
    }
  });

  it('draws SVG only on request, and then nothing from outside', async () => {
    const svg = Buffer.from(
      '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="64" height="32"><rect width="64" height="32" fill="red"/></svg>',
    );
    expect(await codeOf(prepareImage(svg))).toBe('unsupported-format');
    const prepared = await prepareImage(svg, { allowSvg: true });
    expect(prepared.report.prepared).toMatchObject({ width: 64, height: 32 });
    const outside = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>',
    );
    expect(await codeOf(prepareImage(outside, { allowSvg: true }))).toBe('unsupported-format');
  });

  const svg = (body: string, definitions = '') =>
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="500" height="500"><defs>${definitions}</defs>${body}</svg>`,
    );
  const blurs = (count: number) =>
    `<filter id="f">${'<feGaussianBlur stdDeviation="1"/>'.repeat(count)}</filter>`;
  const TURBULENT = '<g filter="url(#f)"/>';
  const MARKER = `<marker id="m">${'<path d="M0 0h9v9z"/>'.repeat(40)}</marker>`;
  const PATTERNS = Array.from({ length: 9 }, (_, index) => `p${index}`);
  const uses = Array.from(
    { length: 6 },
    (_, level) => `<g id="a${level + 1}">${`<use href="#a${level}"/>`.repeat(10)}</g>`,
  );

  it.each([
    [
      'uses within uses',
      svg('<use href="#a6"/>', `<g id="a0"><rect width="9" height="9"/></g>${uses.join('')}`),
    ],
    ['many filters', svg('<g filter="url(#f)"/>'.repeat(30), blurs(3))],
    ['filters by a style sheet', svg(`<style>rect{filter:url(#f)}</style>${'<rect/>'.repeat(30)}`, blurs(3))],
    [
      'a filter of many rounds',
      svg('<g filter="url(#f)"/>', '<filter id="f"><feTurbulence numOctaves="900"/></filter>'),
    ],
    ['many elements', svg('<rect width="500" height="500"/>'.repeat(90_000))],
    ['a character reference in a reference', svg(`<g filter="url(#&#102;)"/>`.repeat(30), blurs(3))],
    [
      'a character reference in a number',
      svg(TURBULENT, '<filter id="f"><feTurbulence numOctaves="&#x39;00"/></filter>'),
    ],
    [
      'a character reference in a style sheet',
      svg(`<style>rect{filter:url(#&#102;)}</style>${'<rect/>'.repeat(30)}`, blurs(3)),
    ],
    [
      'an escape in a style sheet',
      svg(`<style>rect{filter:url(#\\66)}</style>${'<rect/>'.repeat(30)}`, blurs(3)),
    ],
    ['an escaped function', svg('<rect style="filter:u\\72l(#f)"/>'.repeat(30), blurs(3))],
    [
      'a rule between strings like comments',
      svg(`<style>a{x:"/*"} rect{filter:url(#f)} b{x:"*/"}</style>${'<rect/>'.repeat(30)}`, blurs(3)),
    ],
    [
      'a rule within a media query',
      svg(`<style>@media all{g,.a>rect{filter:url(#f)}}</style>${'<rect/>'.repeat(30)}`, blurs(3)),
    ],
    ['filter functions', svg('<rect style="filter:blur(1px)"/>'.repeat(30))],
    [
      'a filter handed down',
      svg(`<g filter="url(#f)">${'<rect filter="inherit"/>'.repeat(30)}</g>`, blurs(3)),
    ],
    [
      'an attribute from the document type',
      Buffer.from(
        `<!DOCTYPE svg [<!ATTLIST rect filter CDATA "url(#f)">]>${svg('<rect/>', blurs(1)).toString()}`,
      ),
    ],
    [
      'a radius in large units',
      Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="2048" height="2048" viewBox="0 0 16 16"><filter id="f"><feMorphology radius="4"/></filter><g filter="url(#f)"/></svg>',
      ),
    ],
    [
      'a radius in scaled units',
      svg(
        '<g transform="scale(50)"><g filter="url(#f)"/></g>',
        '<filter id="f"><feMorphology radius="1"/></filter>',
      ),
    ],
    ['markers on many vertices', svg(`<path marker-mid="url(#m)" d="M0 0${'h1'.repeat(3000)}"/>`, MARKER)],
    [
      'markers by their group',
      svg(
        `<g style="marker-mid:url(#m)">${`<polyline points="${'1,2 '.repeat(300)}"/>`.repeat(10)}</g>`,
        MARKER,
      ),
    ],
    [
      'a pattern handed down to what is used',
      svg(
        `<g fill="url(#p)">${'<use href="#a1"/>'.repeat(100)}</g>`,
        `<pattern id="p"><path d="${'h1'.repeat(5000)}"/></pattern><g id="a0"><rect/></g>${uses[0] ?? ''}`,
      ),
    ],
    [
      'patterns that refer to each other',
      svg(
        '<rect fill="url(#p0)"/>',
        PATTERNS.map(
          (id) =>
            `<pattern id="${id}">${PATTERNS.map((other) => `<rect fill="url(#${other})"/>`).join('')}</pattern>`,
        ).join(''),
      ),
    ],
    ['short dashes', svg('<path stroke-dasharray=".00001" d="M0 0h500"/>'.repeat(200))],
    [
      'another style sheet',
      Buffer.from(`<?xml-stylesheet href="data:text/css,rect{}"?>${svg('').toString()}`),
    ],
    ['an imported style sheet', svg('<style>@import url(data:text/css,rect{})</style>')],
    ['another encoding', Buffer.from(`<?xml version="1.0" encoding="UTF-7"?>${svg('').toString()}`)],
    ['another drawing in disguise', svg('<image href="data&#58;image/svg+xml;base64,AAAA"/>')],
    ['elements within elements', svg('<g>'.repeat(5000))],
    ['another drawing', svg('<image href="data:image/svg+xml;base64,AAAA"/>')],
  ])('refuses an SVG that would take minutes to draw: %s', async (_, bomb) => {
    expect(await codeOf(prepareImage(bomb, { allowSvg: true }))).toBe('unsupported-format');
  });

  it('says by how much a drawing is too much, and what to use less of', async () => {
    await expect(
      prepareImage(svg('<g filter="url(#f)"/>'.repeat(30), blurs(3)), { allowSvg: true }),
    ).rejects.toThrow(/about 8\d,\d{3} fills of the whole picture, more than 20,000\)\. Use fewer filters/);
  });

  it.each([
    [
      'gradients by many classes',
      () => {
        const classes = Array.from({ length: 20 }, (_, index) => index);
        const gradients = classes.map(
          (index) => `<linearGradient id="g-${index}"><stop offset="0"/><stop offset="1"/></linearGradient>`,
        );
        const rules = classes.map((index) => `.cls-${index}{fill:url(#g-${index});font-family:'Arial'}`);
        const paths = Array.from(
          { length: 500 },
          (_, index) => `<path class="cls-${index % 20}" d="M${index} 9c1 2 3 4 5 6l7 8z"/>`,
        );
        return svg(`<style>${rules.join('')}</style>${paths.join('')}`, gradients.join(''));
      },
    ],
    [
      'a shadow by a class',
      () => {
        const rects = Array.from(
          { length: 25 },
          (_, index) => `<rect${index < 5 ? ' class="card"' : ''} x="${index}" width="9" height="9"/>`,
        );
        const shadow = '<filter id="s"><feDropShadow dx="1" dy="1" stdDeviation="2"/></filter>';
        return svg(`<style>.card{filter:url(#s)}</style>${rects.join('')}`, shadow);
      },
    ],
    [
      'a map of small paths',
      () =>
        svg(
          Array.from(
            { length: 21_000 },
            (_, index) => `<path d="M${index % 500} ${index % 499}l1 2 1-1z"/>`,
          ).join(''),
        ),
    ],
    [
      'an outline in its own units',
      () =>
        svg('<text y="90" filter="url(#f)">Hi</text>', '<filter id="f"><feMorphology radius="2"/></filter>'),
    ],
    [
      'a document type without declarations',
      () =>
        Buffer.from(
          `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">${svg('<rect width="9" height="9"/>').toString()}`,
        ),
    ],
  ])('draws an ordinary SVG: %s', async (_, make) => {
    expect((await prepareImage(make(), { allowSvg: true })).report.prepared.width).toBe(500);
  });

  it('draws an SVG with shadows, symbols and circles of references', async () => {
    const drawing = svg(
      '<!-- <g filter="url(#f)"/> --><rect width="400" height="400" fill="red" filter="url(#f)"/><use href="#s"/><g id="x"><use href="#x"/></g>',
      `${blurs(1)}<symbol id="s"><circle r="50" style="fill:url(#g)"/></symbol><linearGradient id="g"/>`,
    );
    expect((await prepareImage(drawing, { allowSvg: true })).report.prepared.width).toBe(500);
  });
});

function pngHeader(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.alloc(1000));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

function bmp(width: number, height: number): Buffer {
  const stride = (width * 3 + 3) & ~3;
  const file = Buffer.alloc(54 + stride * height, 0x80);
  file.write('BM', 0, 'latin1');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(0, 6);
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  file.fill(0, 30, 54);
  return file;
}

/** The boxes of a HEIC file up to its dimensions; the picture itself is missing. */
function heicHeader(): Buffer {
  const ispe = box('ispe', Buffer.from([0, 0, 0, 0, 0, 0, 0x0f, 0xc0, 0, 0, 0x0b, 0xd0]));
  const meta = box('meta', Buffer.concat([Buffer.alloc(4), box('iprp', box('ipco', ispe))]));
  return Buffer.concat([box('ftyp', Buffer.from('heic\0\0\0\0mif1heic', 'latin1')), meta]);
}

function box(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length + 8, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, data]);
}
