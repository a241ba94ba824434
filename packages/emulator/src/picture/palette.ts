import { createHash } from 'node:crypto';

/** Red, green, blue, 0 to 255. */
export type Colour = readonly [number, number, number];

/** Two colours that belong to a prompt: the same prompt gives the same picture, another index another one. */
export function getPalette(prompt: string, index: number): { accent: Colour; complement: Colour } {
  const hash = createHash('sha256').update(prompt).digest();
  const hue = (hash.readUInt16BE(0) + index * 137) % 360;
  return { accent: fromHue(hue), complement: fromHue((hue + 180) % 360) };
}

function fromHue(hue: number): Colour {
  const channel = (offset: number): number => {
    const position = (offset + hue / 60) % 6;
    return Math.round(235 - 190 * Math.max(0, Math.min(position, 4 - position, 1)));
  };
  return [channel(5), channel(3), channel(1)];
}
