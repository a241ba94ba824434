import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { isSrgbProfile } from '../src/colour-profile.js';
import { prepareImage } from '../src/index.js';
import { bytesOf, paint, picture, pixelAt } from './pictures.js';

const plain = await picture(paint(16, 16, () => [0, 0, 0]))
  .png()
  .toBuffer();

async function profile(name: 'p3' | 'srgb'): Promise<Buffer> {
  const { icc } = await sharp(await sharp(plain).withIccProfile(name).png().toBuffer()).metadata();
  return icc!;
}

const p3 = await profile('p3');
const srgb = await profile('srgb');

/** Attaches a profile to a JPEG without touching its numbers. */
function withProfile(jpeg: Buffer, icc: Buffer): Buffer {
  const head = Buffer.from('\xff\xe2\0\0ICC_PROFILE\0\x01\x01', 'latin1');
  head.writeUInt16BE(icc.length + 16, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, icc, jpeg.subarray(2)]);
}

const toLinear = (value: number) =>
  value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
const toEncoded = (value: number) =>
  255 * (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055);

/** Display P3 to sRGB for colours inside both (CSS Color 4, linear-light matrix). */
function p3ToSrgb([red, green, blue]: readonly [number, number, number]): number[] {
  const [r, g, b] = [toLinear(red), toLinear(green), toLinear(blue)];
  return [
    1.2249401763 * r - 0.2249401763 * g,
    -0.0420569547 * r + 1.0420569547 * g,
    -0.0196375546 * r - 0.0786360456 * g + 1.0982736001 * b,
  ].map(toEncoded);
}

describe('colour', () => {
  it('knows sRGB by its numbers, not by its name', () => {
    expect(isSrgbProfile(srgb)).toBe(true);
    expect(isSrgbProfile(p3)).toBe(false);
    const renamed = Buffer.from(p3);
    const at = renamed.indexOf('P3');
    if (at > 0) renamed.write('sRGB', at, 'latin1');
    expect(isSrgbProfile(renamed)).toBe(false);
    expect(isSrgbProfile(Buffer.alloc(200))).toBe(false);
    for (let length = 0; length < srgb.length; length += 7)
      expect(isSrgbProfile(srgb.subarray(0, length))).toBe(false);
  });

  it.each([300, 2100])('lands Display P3 where colour management says (%i px)', async (width) => {
    const colour = [190, 110, 80] as const;
    const jpeg = await picture(paint(width, 200, () => colour))
      .jpeg({ quality: 98 })
      .toBuffer();
    const prepared = await prepareImage(withProfile(jpeg, p3));
    const found = await pixelAt(prepared, 0.5, 0.5);
    for (const [channel, value] of p3ToSrgb(colour).entries()) {
      expect(Math.abs(found[channel]! - value)).toBeLessThan(3);
    }
    expect((await sharp(await bytesOf(prepared)).metadata()).icc).toBeUndefined();
    expect(prepared.report.steps.join()).toContain('colour profile to sRGB');
  });

  it('keeps pixels and profile on request', async () => {
    const colour = [190, 110, 80] as const;
    const jpeg = await picture(paint(2100, 200, () => colour))
      .jpeg({ quality: 98 })
      .toBuffer();
    const prepared = await prepareImage(withProfile(jpeg, p3), { colourSpace: 'keep' });
    const { data } = await sharp(await bytesOf(prepared), { ignoreIcc: true })
      .raw()
      .toBuffer({ resolveWithObject: true });
    for (const [channel, value] of colour.entries()) expect(Math.abs(data[channel]! - value)).toBeLessThan(4);
    const { icc } = await sharp(await bytesOf(prepared)).metadata();
    expect(icc?.equals(p3)).toBe(true);
  });

  it('an sRGB profile changes nothing, and is no reason to rewrite a file', async () => {
    const source = paint(2100, 300, (x, y) => [x % 256, y % 256, (x + y) % 256]);
    const jpeg = await picture(source).jpeg({ quality: 95 }).toBuffer();
    const tagged = await prepareImage(withProfile(jpeg, srgb), { format: 'png' });
    const untagged = await prepareImage(jpeg, { format: 'png' });
    expect((await bytesOf(tagged)).equals(await bytesOf(untagged))).toBe(true);
    const small = withProfile(
      await picture(paint(64, 64, () => [9, 99, 199]))
        .jpeg()
        .toBuffer(),
      srgb,
    );
    expect((await bytesOf(await prepareImage(small))).equals(small)).toBe(true);
  });
});
