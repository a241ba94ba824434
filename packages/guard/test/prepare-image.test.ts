import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import {
  guardFetch,
  inspectImage,
  isPreparedImage,
  prepareImage,
  prepareImages,
  prepareMask,
  prepareVisionImage,
} from '../src/index.js';
import { bytesOf, paint, photo, picture, pixelAt, random } from './pictures.js';

const MAX_BYTES = 1_536_000;

const GPS = {
  IFD0: { Copyright: 'me', Make: 'Phone' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' },
};

describe('prepareImage', () => {
  it('fits a large grainy photograph into the policy in every strategy', async () => {
    const input = await picture(photo(2200, 1700, 90))
      .png({ compressionLevel: 1 })
      .toBuffer();
    expect(input.length).toBeGreaterThan(6_000_000);
    for (const strategy of ['balanced', 'quality', 'size'] as const) {
      const prepared = await prepareImage(input, { strategy });
      expect(prepared.size).toBeLessThanOrEqual(MAX_BYTES);
      expect(prepared.size).toBe(prepared.report.prepared.bytes);
      expect(prepared.report.prepared).toMatchObject({ width: 2048, height: 1583 });
      expect(prepared.report.quality).toBeGreaterThanOrEqual(50);
      expect(prepared.report.original).toMatchObject({ bytes: input.length, format: 'png' });
    }
  });

  it('writes photographs as JPEG without halved chroma', async () => {
    const prepared = await prepareImage(await picture(photo(2100, 1200)).png().toBuffer());
    expect(prepared.type).toBe('image/jpeg');
    expect((await sharp(await bytesOf(prepared)).metadata()).chromaSubsampling).toBe('4:4:4');
    expect(prepared.report.quality).toBeGreaterThanOrEqual(90);
  });

  it('passes an image within policy through byte for byte', async () => {
    for (const format of ['jpeg', 'png', 'webp'] as const) {
      const input = await picture(photo(700, 500)).toFormat(format).toBuffer();
      const prepared = await prepareImage(input);
      expect((await bytesOf(prepared)).equals(input)).toBe(true);
      expect(prepared.type).toBe(`image/${format}`);
      expect(prepared.report.steps[0]).toContain('passed through');
    }
  });

  it.each(['jpeg', 'png', 'webp'] as const)(
    'cuts GPS out of a %s without touching a pixel',
    async (format) => {
      const clean = await picture(photo(400, 300)).toFormat(format).toBuffer();
      const input = await sharp(clean)
        .withExif(GPS)
        .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"></x:xmpmeta>')
        .toFormat(format, { lossless: true })
        .toBuffer();
      expect((await sharp(input).metadata()).exif).toBeDefined();
      const prepared = await prepareImage(input);
      const output = await bytesOf(prepared);
      const after = await sharp(output).metadata();
      expect([after.exif, after.xmp]).toEqual([undefined, undefined]);
      expect(output.includes('Phone')).toBe(false);
      expect(output.length).toBeLessThan(input.length);
      const raw = (bytes: Buffer) => sharp(bytes).raw().toBuffer();
      expect((await raw(output)).equals(await raw(input))).toBe(true);
      expect(prepared.report.steps.join()).toContain('EXIF');
      const kept = await prepareImage(input, { keepMetadata: true });
      expect((await bytesOf(kept)).equals(input)).toBe(true);
    },
  );

  it('drops metadata when it re-encodes, and keeps it on request, upright', async () => {
    const input = await picture(photo(2100, 600))
      .withExif(GPS)
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect((await sharp(await bytesOf(await prepareImage(input))).metadata()).exif).toBeUndefined();
    const kept = await prepareImage(input, { keepMetadata: true });
    const after = await sharp(await bytesOf(kept)).metadata();
    expect(after.exif).toBeDefined();
    expect(after.orientation ?? 1).toBe(1);
    expect(kept.report.prepared).toMatchObject({ width: 585, height: 2048 });
  });

  it('cuts unknown chunks out of a PNG and a thumbnail out of a JPEG', async () => {
    const png = await picture(photo(60, 40)).png().withIccProfile('srgb').toBuffer();
    const chunk = Buffer.from('\0\0\0\x06prVtsecret????', 'latin1');
    const prepared = await prepareImage(Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]));
    expect((await bytesOf(prepared)).equals(png)).toBe(true);
    expect(prepared.report.steps.join()).toContain('application data');
    const jpeg = await picture(photo(60, 40)).jpeg().toBuffer();
    const thumbnail = Buffer.from('\xff\xe0\0\x13JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01RGB', 'latin1');
    const small = await prepareImage(Buffer.concat([jpeg.subarray(0, 2), thumbnail, jpeg.subarray(2)]));
    expect((await bytesOf(small)).equals(jpeg)).toBe(true);
  });

  it.each([400, 2100])(
    'takes the SDR picture of an HDR JPEG of %i px and drops its gain map',
    async (width) => {
      const base = photo(width, 300);
      const gainMap = await picture(photo(100, 75)).greyscale().jpeg().toBuffer();
      const input = withGainMap(await picture(base).jpeg({ quality: 95 }).toBuffer(), gainMap);
      expect((await sharp(input).metadata()).gainMap).toBeDefined();
      const prepared = await prepareImage(input);
      const output = await bytesOf(prepared);
      expect(output.includes('hdrgm')).toBe(false);
      expect(output.includes('MPF')).toBe(false);
      expect(output.lastIndexOf(Buffer.of(0xff, 0xd8, 0xff))).toBe(0);
      const scaled = await picture(base)
        .resize({ width: Math.min(width, 2048) })
        .raw()
        .toBuffer();
      const found = await sharp(output).raw().toBuffer();
      expect(found.length).toBe(scaled.length);
      const difference = scaled.reduce((sum, value, at) => sum + Math.abs(value - (found[at] ?? 0)), 0);
      expect(difference / scaled.length).toBeLessThan(4);
    },
  );

  it('removes what is hidden behind the image', async () => {
    const jpeg = await picture(photo(300, 200)).jpeg().toBuffer();
    const prepared = await prepareImage(Buffer.concat([jpeg, Buffer.from('PK\x03\x04 a stowaway')]));
    expect((await bytesOf(prepared)).equals(jpeg)).toBe(true);
  });

  it.each([
    [{ maxEdge: 512 }, /`maxEdge`.*`policy: \{ maxEdge: … \}`/],
    [{ strategie: 'size' }, /`strategie`.*`strategy`/],
    ['x', /"x"/],
  ])('refuses the options %j', async (options, message) => {
    const jpeg = await picture(photo(30, 20)).jpeg().toBuffer();
    await expect(prepareImage(jpeg, options as object)).rejects.toThrow(message);
  });

  it('is never larger than what came in', async () => {
    for (const quality of [5, 10, 30, 50, 75, 95]) {
      const input = await picture(photo(2200, 900, 30))
        .jpeg({ quality })
        .toBuffer();
      const prepared = await prepareImage(input);
      expect(prepared.size).toBeLessThanOrEqual(input.length);
      if (quality >= 30) expect(prepared.report.prepared.width).toBe(2048);
    }
  });

  it('takes pains with a picture that was pressed hard, and says what could not be kept', async () => {
    const source = picture(photo(1000, 750, 30));
    const avif = await source.clone().avif({ quality: 30, effort: 0 }).toBuffer();
    const prepared = await prepareImage(avif);
    expect(prepared.size).toBeLessThanOrEqual(avif.length);
    const { quality = 0, warnings } = prepared.report;
    expect(quality).toBeLessThan(50);
    expect(warnings).toEqual([
      expect.stringMatching(
        /^Visible quality was lost: the [\d,]+ bytes of the original allow WebP quality \d+ only\./,
      ),
    ]);
    const jpeg = await source.clone().jpeg({ quality: 20 }).withMetadata({ orientation: 6 }).toBuffer();
    expect((await prepareImage(jpeg)).report.warnings).toEqual([]);
  });

  it('keeps flat graphics lossless and letters sharp', async () => {
    const text = Array.from(
      { length: 30 },
      (_, line) =>
        `<text x="40" y="${60 + line * 60}" font-size="34" fill="${line % 2 ? '#c00' : '#00c'}">Strokes stay sharp ${line}</text>`,
    );
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1900" height="1900"><rect width="100%" height="100%" fill="#fff"/>${text.join('')}</svg>`;
    const { data, info } = await sharp(Buffer.from(svg))
      .flatten()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const input = await sharp(data, { raw: info }).tiff({ compression: 'none' }).toBuffer();
    const prepared = await prepareImage(input);
    expect(prepared.report.quality).toBeUndefined();
    const output = await sharp(await bytesOf(prepared))
      .raw()
      .toBuffer();
    expect(output.equals(data)).toBe(true);
  });

  it('takes the time to write a logo without loss, smaller than a lossy one', async () => {
    const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="1400" height="1400"><defs><linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient></defs><circle cx="700" cy="700" r="460" fill="url(#g)" opacity=".9"/><circle cx="300" cy="900" r="200" fill="#0a0"/></svg>`;
    const { data, info } = await sharp(Buffer.from(drawing)).raw().toBuffer({ resolveWithObject: true });
    const input = await sharp(data, { raw: info }).png().toBuffer();
    const lossy = await sharp(data, { raw: info }).webp({ quality: 94, effort: 4 }).toBuffer();
    for (const strategy of ['balanced', 'quality', 'size'] as const) {
      const prepared = await prepareImage(input, { strategy, policy: { maxEdge: 1400, formats: ['webp'] } });
      expect(prepared.report.quality).toBeUndefined();
      expect(prepared.size).toBeLessThan(lossy.length);
    }
  });

  it('writes graphics that repeat themselves without loss, though tiles of them look dear', async () => {
    const noise = random(8);
    const sprites = Array.from({ length: 12 }, () =>
      Array.from({ length: 48 * 8 }, () => [noise() * 255, noise() * 255, noise() * 255]),
    );
    const map = Array.from({ length: 43 * 32 }, () => Math.floor(noise() * sprites.length));
    const scene = paint(2048, 1536, (x, y) => {
      const row = y % 48;
      if (row >= 8) return [40, 120, 60];
      const sprite = sprites[map[Math.floor(y / 48) * 43 + Math.floor(x / 48)] ?? 0];
      return sprite?.[row * 48 + (x % 48)] ?? [0, 0, 0];
    });
    const prepared = await prepareImage(await picture(scene).tiff({ compression: 'none' }).toBuffer());
    expect(prepared.report.steps.join()).toContain('without loss');
    expect(prepared.size).toBeLessThan(921_600);
    expect(
      (
        await sharp(await bytesOf(prepared))
          .raw()
          .toBuffer()
      ).equals(scene.data),
    ).toBe(true);
  });

  it('shrinks enlarged pixel art without inventing colours', async () => {
    const noise = random(5);
    const cells = Array.from({ length: 300 * 200 }, () => Math.floor(noise() * 4));
    const art = paint(2400, 1600, (x, y) => {
      const cell = cells[Math.floor(y / 8) * 300 + Math.floor(x / 8)]!;
      return [
        [20, 30, 40],
        [200, 40, 60],
        [60, 180, 90],
        [240, 230, 210],
      ][cell]!;
    });
    const prepared = await prepareImage(await picture(art).png().toBuffer());
    expect(prepared.report.steps.join()).toContain('8-pixel squares');
    const { data } = await sharp(await bytesOf(prepared))
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const colours = new Set<number>();
    for (let at = 0; at < data.length; at += 3) colours.add(data.readUIntBE(at, 3));
    expect(colours.size).toBe(4);
  });

  it('makes the picture smaller only when no quality fits, and says so', async () => {
    const noise = random(3);
    const white = paint(1024, 1024, () => [noise() * 255, noise() * 255, noise() * 255]);
    const input = await picture(white).png().toBuffer();
    const prepared = await prepareImage(input, { policy: { maxBytes: 60_000 } });
    expect(prepared.size).toBeLessThanOrEqual(60_000);
    expect(prepared.report.prepared.width).toBeLessThan(1024);
    expect(prepared.report.steps.join()).toContain('made smaller');
    await expect(prepareImage(input, { policy: { maxBytes: 20 } })).rejects.toMatchObject({
      code: 'cannot-fit',
    });
  });

  it('honours the policy’s formats and the one asked for', async () => {
    const input = await picture(photo(2100, 900)).tiff().toBuffer();
    for (const format of ['webp', 'jpeg', 'png'] as const) {
      expect((await prepareImage(input, { format })).type).toBe(`image/${format}`);
      expect((await prepareImage(input, { policy: { formats: [format] } })).type).toBe(`image/${format}`);
    }
    await expect(
      prepareImage(input, { format: 'webp', policy: { formats: ['jpeg', 'png'] } }),
    ).rejects.toThrow(
      new RangeError(
        '`format` is `webp`, and `policy.formats` allows `jpeg`, `png` only. Change one of them.',
      ),
    );
  });

  it.each([
    [1, 1],
    [1, 5000],
    [5000, 1],
    [12_000, 90],
    [20_000, 1],
    [3, 3],
  ])('takes %i x %i', async (width, height) => {
    const input = await picture(paint(width, height, (x, y) => [x % 256, y % 256, 77]))
      .png()
      .toBuffer();
    const { report } = await prepareImage(input);
    expect(Math.max(report.prepared.width, report.prepared.height)).toBe(
      Math.min(2048, Math.max(width, height)),
    );
    expect(Math.min(report.prepared.width, report.prepared.height)).toBeGreaterThanOrEqual(1);
  });

  it('gives a real File that says what it is', async () => {
    const input = await picture(photo(2100, 400)).png().toBuffer();
    const prepared = await prepareImage(input, { name: '../holiday.snap.PNG' });
    expect(prepared).toBeInstanceOf(File);
    expect(prepared.name).toBe('holiday.snap.jpg');
    expect(isPreparedImage(prepared)).toBe(true);
    expect(isPreparedImage(new File([], 'a.png'))).toBe(false);
    const form = new FormData();
    form.append('image', prepared);
    expect(form.get('image')).toMatchObject({
      name: 'holiday.snap.jpg',
      type: 'image/jpeg',
      size: prepared.size,
    });
  });

  it('gives the same bytes for the same input, and leaves the input alone', async () => {
    const input = await picture(photo(2100, 1000, 60))
      .png()
      .toBuffer();
    const copy = Buffer.from(input);
    const [first, second] = await prepareImages([input, input]);
    expect((await bytesOf(first!)).equals(await bytesOf(second!))).toBe(true);
    expect(input.equals(copy)).toBe(true);
  });

  it('keeps the process-wide settings of sharp', async () => {
    const before = [sharp.concurrency(), JSON.stringify(sharp.cache())];
    await prepareImage(await picture(photo(2100, 400)).png().toBuffer());
    expect([
      sharp.concurrency(),
      JSON.stringify({ ...sharp.cache(), memory: undefined, items: undefined, files: undefined }),
    ]).toEqual([
      before[0],
      JSON.stringify({
        ...(JSON.parse(before[1] as string) as object),
        memory: undefined,
        items: undefined,
        files: undefined,
      }),
    ]);
  });

  it('stops at once when asked to', async () => {
    const input = await picture(photo(2100, 1200)).png().toBuffer();
    await expect(prepareImage(input, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow(
      'enough',
    );
    await expect(prepareImage(input, { timeoutMs: 1 })).rejects.toMatchObject({ code: 'timeout' });
    await expect(prepareImage(input, { timeoutMs: 0 })).rejects.toThrow(RangeError);
  });

  it('names a wrong option', async () => {
    await expect(prepareImage(Buffer.of(1), { strategy: 'best' as never })).rejects.toThrow(
      '`strategy` takes `balanced`, `quality`, `size`, not `best`.',
    );
    await expect(prepareImage(Buffer.of(1), { policy: { maxEdge: 0 } })).rejects.toThrow(/maxEdge/);
  });
});

describe('a limit that no picture fits', () => {
  it('is kept, with a warning that next to nothing is left', async () => {
    const bytes = await picture(photo(1200, 800, 40))
      .jpeg()
      .toBuffer();
    const { report } = await prepareImage(bytes, { policy: { maxBytes: 100 } });
    expect(report.prepared.bytes).toBeLessThanOrEqual(100);
    const { width, height } = report.prepared;
    expect(report.warnings).toEqual([
      `The image was made as small as ${width}x${height}, from 1200x800, to take at most 100 bytes (\`maxBytes\`). ` +
        'Raise that limit.',
    ]);
    const mild = await prepareImage(bytes, { policy: { maxBytes: 150_000 } });
    expect(mild.report.warnings).toEqual([]);
  });
});

describe('values of options', () => {
  const bad: readonly [string, object, string][] = [
    ['text for a boolean', { keepMetadata: 'false' }, "`keepMetadata` takes `true`, `false`, not `'false'`."],
    ['a number for a boolean', { allowSvg: 1 }, '`allowSvg` takes `true`, `false`, not `1`.'],
    ['an unknown colour space', { colourSpace: 'p3' }, '`colourSpace` takes `srgb`, `keep`, not `p3`.'],
    ['text for bytes', { maxInputBytes: 'x' }, "`maxInputBytes` takes a number above 0, not `'x'`."],
    ['no number of pixels', { maxInputPixels: NaN }, '`maxInputPixels` takes a number above 0, not `NaN`.'],
    ['text for a time', { timeoutMs: '60000' }, "`timeoutMs` takes a number above 0, not `'60000'`."],
    ['a boolean for a time', { timeoutMs: true }, '`timeoutMs` takes a number above 0, not `true`.'],
    ['a list for a time', { timeoutMs: [5] }, '`timeoutMs` takes a number above 0, not `5`.'],
    ['null', { maxInputBytes: null }, '`maxInputBytes` takes a number above 0, not `null`.'],
  ];

  it.each(bad)('are refused by all who prepare: %s', async (_, options, message) => {
    const input = await picture(photo(64, 64)).png().toBuffer();
    await expect(prepareImage(input, options)).rejects.toThrow(message);
    await expect(prepareImages([input], options)).rejects.toThrow(message);
    await expect(prepareVisionImage(input, options)).rejects.toThrow(message);
    await expect(inspectImage(input, options)).rejects.toThrow(message);
    await expect(prepareMask(input, await prepareImage(input), options)).rejects.toThrow(message);
    if (!Object.values(options).includes(null)) expect(() => guardFetch(options)).toThrow(message);
  });

  it('may be left open, or infinite', async () => {
    const input = await picture(photo(64, 64)).png().toBuffer();
    const open = {
      strategy: undefined,
      keepMetadata: undefined,
      timeoutMs: Infinity,
      maxInputBytes: Infinity,
    };
    expect((await prepareImage(input, open)).report.prepared.width).toBe(64);
    expect(await prepareImages([input, input], { concurrency: Infinity })).toHaveLength(2);
  });
});

describe('prepareImages', () => {
  it('keeps the order, whatever finishes first', async () => {
    const inputs = await Promise.all(
      [2100, 200, 1500].map((width) => picture(photo(width, 200)).png().toBuffer()),
    );
    const prepared = await prepareImages(inputs, { concurrency: 3 });
    expect(prepared.map(({ report }) => report.prepared.width)).toEqual([2048, 200, 1500]);
    expect(await prepareImages([])).toEqual([]);
  });

  it('refuses one image in the place of a list', async () => {
    for (const single of ['photo.jpg', Buffer.from('bytes'), new Blob([])]) {
      await expect(prepareImages(single as never)).rejects.toThrow(/^A list of images is wanted\./);
    }
  });

  it('fails as a whole, without unhandled rejections', async () => {
    const good = await picture(photo(2100, 900)).png().toBuffer();
    await expect(prepareImages([good, Buffer.from('no image'), good])).rejects.toMatchObject({
      code: 'not-an-image',
    });
    await expect(prepareImages([good], { concurrency: 0 })).rejects.toThrow(RangeError);
  });

  it('shows white where the picture is white', async () => {
    const white = await picture(paint(2100, 100, () => [255, 255, 255]))
      .png()
      .toBuffer();
    const [prepared] = await prepareImages([white]);
    expect(await pixelAt(prepared!, 0.5, 0.5)).toEqual([255, 255, 255, 255]);
  });
});

/** An Ultra HDR file: a JPEG that names, by XMP and an MPF index, the gain map that follows it. */
function withGainMap(base: Buffer, gainMap: Buffer): Buffer {
  const attributes = (content: string) =>
    Buffer.from(
      'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
        `<rdf:Description xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/" hdrgm:Version="1.0" ${content}/></rdf:RDF></x:xmpmeta>`,
      'latin1',
    );
  const gain = attributes('hdrgm:GainMapMax="2.0" hdrgm:HDRCapacityMax="2.0"');
  const second = Buffer.concat([gainMap.subarray(0, 2), segment(0xe1, gain), gainMap.subarray(2)]);
  const first = segment(0xe1, attributes('xmlns:Container="http://ns.google.com/photos/1.0/container/"'));
  const index = (firstSize: number) => {
    const entries = Buffer.alloc(32);
    entries.writeUInt32BE(0x030000, 0);
    entries.writeUInt32BE(firstSize, 4);
    entries.writeUInt32BE(second.length, 20);
    // Counted from the byte-order mark of this segment, which stands 10 bytes into it.
    entries.writeUInt32BE(firstSize - (2 + first.length + 8), 24);
    const tag = (id: number, type: number, count: number, value: string) => {
      const entry = Buffer.alloc(12);
      entry.writeUInt16BE(id, 0);
      entry.writeUInt16BE(type, 2);
      entry.writeUInt32BE(count, 4);
      entry.write(value, 8, 'latin1');
      return entry;
    };
    return segment(
      0xe2,
      Buffer.concat([
        Buffer.from('MPF\0MM\0*\0\0\0\x08\0\x03', 'latin1'),
        tag(0xb000, 7, 4, '0100'),
        tag(0xb001, 4, 1, '\0\0\0\x02'),
        tag(0xb002, 7, 32, '\0\0\0\x32'),
        Buffer.alloc(4),
        entries,
      ]),
    );
  };
  const size = base.length + first.length + index(1_000_000).length;
  return Buffer.concat([base.subarray(0, 2), first, index(size), base.subarray(2), second]);
}

function segment(marker: number, payload: Buffer): Buffer {
  const head = Buffer.of(0xff, marker, 0, 0);
  head.writeUInt16BE(payload.length + 2, 2);
  return Buffer.concat([head, payload]);
}
