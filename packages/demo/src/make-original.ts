import sharp from 'sharp';

const WIDTH = 4096;
const HEIGHT = 3072;
/** The landscape is drawn small and enlarged: a real lens is no sharper than this either. */
const DRAWN_SCALE = 4;
/** Standard deviation of the sensor grain in 8-bit steps; enough that PNG cannot press the picture under 20 MB. */
const GRAIN = 5;

/**
 * Makes a photographic original: a mountain lake at dusk, 4096 x 3072 px, with sensor grain, as a PNG of more than
 * 20 MB. The same bytes every time.
 */
export async function makeOriginal(): Promise<Buffer> {
  const width = WIDTH / DRAWN_SCALE;
  const height = HEIGHT / DRAWN_SCALE;
  const pixels = await sharp(drawLandscape(width, height), { raw: { width, height, channels: 3 } })
    .resize(WIDTH, HEIGHT, { kernel: 'cubic' })
    .raw()
    .toBuffer();
  addGrain(pixels);
  return sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .png({ compressionLevel: 6, adaptiveFiltering: true })
    .toBuffer();
}

function drawLandscape(width: number, height: number): Buffer {
  const pixels = Buffer.alloc(width * height * 3);
  const shore = 0.62;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const u = x / width;
      const v = y / height;
      const mirrored = v > shore;
      const w = mirrored ? 2 * shore - v + 0.01 * (noise(u * 40, v * 160, 9) - 0.5) : v;
      const [red, green, blue] = colourAt(u, w);
      const shade = mirrored ? 0.72 + 0.12 * noise(u * 60, v * 240, 7) : 1;
      const at = (y * width + x) * 3;
      pixels[at] = clamp(red * shade);
      pixels[at + 1] = clamp(green * shade);
      pixels[at + 2] = clamp(blue * (mirrored ? shade + 0.06 : 1));
    }
  }
  return pixels;
}

/** Colour of the upright world at the relative place `u` from the left and `v` from the top. */
function colourAt(u: number, v: number): [red: number, green: number, blue: number] {
  for (const [index, ridge] of RIDGES.entries()) {
    const crest = ridge.height + ridge.rise * (fractalNoise(u * ridge.scale + index * 17, index * 5) - 0.5);
    if (v > crest) {
      const rock = 0.65 + 0.7 * fractalNoise(u * 30 + index * 31, v * 45);
      const [red, green, blue] = ridge.colour;
      return [red * rock, green * rock, blue * rock];
    }
  }
  const cloud = Math.max(0, fractalNoise(u * 5, v * 14 + 40) - 0.45) * 1.6;
  const sun = Math.exp(-((u - 0.68) ** 2 + (v - 0.33) ** 2) / 0.012);
  return [
    90 + 150 * v + 150 * sun + 110 * cloud,
    110 + 70 * v + 110 * sun + 80 * cloud,
    165 - 20 * v + 40 * sun + 60 * cloud,
  ];
}

/** Mountain ridges, nearest first; heights are relative to the picture, colours RGB. */
const RIDGES = [
  { height: 0.58, rise: 0.1, scale: 9, colour: [28, 46, 34] },
  { height: 0.5, rise: 0.26, scale: 5, colour: [62, 66, 82] },
  { height: 0.42, rise: 0.34, scale: 3, colour: [120, 116, 138] },
] as const;

function fractalNoise(x: number, y: number): number {
  let sum = 0;
  let amplitude = 0.5;
  for (let octave = 0; octave < 5; octave++) {
    sum += amplitude * noise(x * 2 ** octave, y * 2 ** octave, octave);
    amplitude /= 2;
  }
  return sum;
}

/** Smooth value noise between 0 and 1. */
function noise(x: number, y: number, seed: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const u = smooth(x - left);
  const v = smooth(y - top);
  const upper = mix(hash(left, top, seed), hash(left + 1, top, seed), u);
  const lower = mix(hash(left, top + 1, seed), hash(left + 1, top + 1, seed), u);
  return mix(upper, lower, v);
}

function hash(x: number, y: number, seed: number): number {
  let value = Math.imul(x, 374_761_393) ^ Math.imul(y, 668_265_263) ^ Math.imul(seed + 1, 1_274_126_177);
  value = Math.imul(value ^ (value >>> 13), 1_103_515_245);
  return ((value ^ (value >>> 16)) >>> 0) / 2 ** 32;
}

/** Grain as a sensor leaves it: the sum of three uniform values is close enough to a normal one. */
function addGrain(pixels: Buffer): void {
  let state = 0x2545f491;
  for (let index = 0; index < pixels.length; index++) {
    // xorshift32: fast, and the same picture on every machine
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    const sum = (state & 0x3ff) + ((state >>> 10) & 0x3ff) + ((state >>> 20) & 0x3ff);
    pixels[index] = clamp((pixels[index] ?? 0) + ((sum - 1534.5) / 512) * GRAIN);
  }
}

function smooth(t: number): number {
  return t * t * (3 - 2 * t);
}

function mix(a: number, b: number, t: number): number {
  return a + (b - a) * t;
}

function clamp(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : Math.round(value);
}
