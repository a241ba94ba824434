import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';

/** Deterministic noise from 0 to 1 by place. */
function noise(x: number, y: number, seed: number): number {
  let value = (Math.imul(x, 374_761_393) + Math.imul(y, 668_265_263) + Math.imul(seed, 1_274_126_177)) | 0;
  value = Math.imul(value ^ (value >>> 13), 1_274_126_177);
  return ((value ^ (value >>> 16)) >>> 0) / 2 ** 32;
}

/** Smooth noise: octaves of value noise, as in clouds, leaves and skin. */
function texture(x: number, y: number, octaves: number): number {
  let total = 0;
  for (let octave = 0; octave < octaves; octave++) {
    const cell = 2 ** (9 - octave);
    const fx = x / cell;
    const fy = y / cell;
    const ix = Math.floor(fx);
    const iy = Math.floor(fy);
    const sx = smooth(fx - ix);
    const sy = smooth(fy - iy);
    const top = mix(noise(ix, iy, octave), noise(ix + 1, iy, octave), sx);
    const bottom = mix(noise(ix, iy + 1, octave), noise(ix + 1, iy + 1, octave), sx);
    total += (mix(top, bottom, sy) - 0.5) / 2 ** (octave * 0.8);
  }
  return total;
}

function smooth(t: number): number {
  return t * t * (3 - 2 * t);
}

function mix(a: number, b: number, t: number): number {
  return a + (b - a) * t;
}

export function photograph(width: number, height: number, grain: number): Sharp {
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const light = texture(x, y, 9) * 150 + 120 + (y / height) * 40;
      const tint = texture(x + 4000, y + 9000, 4) * 90;
      for (let channel = 0; channel < 3; channel++) {
        const speck = (noise(x, y, 11 + channel) - 0.5) * grain;
        data[at++] = Math.max(0, Math.min(255, light + tint * (channel - 1) + speck));
      }
    }
  }
  return sharp(data, { raw: { width, height, channels: 3 } });
}

function poster(width: number, height: number): Buffer {
  const lines = Array.from({ length: 44 }, (_, line) => {
    const colour = ['#c00', '#063', '#124', '#000'][line % 4] ?? '#000';
    return `<text x="60" y="${100 + line * 64}" font-size="${30 + (line % 5) * 8}" fill="${colour}">Line ${line}: pack my box with five dozen liquor jugs</text>`;
  });
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fdfbf2"/>` +
      `<circle cx="${width * 0.8}" cy="${height * 0.2}" r="300" fill="#e84"/>${lines.join('')}</svg>`,
  );
}

/** Pictures of every kind the guard treats differently, written into a folder: used where none is given. */
export async function makeSamples(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const path = (name: string) => join(folder, name);
  const photo = photograph(4032, 3024, 10);
  await photo.clone().jpeg({ quality: 95, chromaSubsampling: '4:2:0' }).toFile(path('photo-12mp.jpg'));
  await photo.clone().png({ compressionLevel: 3 }).toFile(path('photo-12mp.png'));
  await photograph(8064, 6048, 10).jpeg({ quality: 92 }).toFile(path('photo-48mp.jpg'));
  await photograph(4032, 3024, 90).jpeg({ quality: 95 }).toFile(path('grainy-12mp.jpg'));
  await sharp(poster(2600, 3000)).flatten({ background: '#fff' }).png().toFile(path('poster.png'));
  const edge = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="4032" height="3024"><ellipse cx="2000" cy="1500" rx="1500" ry="1200"/></svg>',
  );
  await photo
    .clone()
    .ensureAlpha()
    .composite([{ input: edge, blend: 'dest-in' }])
    .png({ compressionLevel: 3 })
    .toFile(path('cutout.png'));
  const art = await photograph(160, 120, 0).png({ palette: true, colours: 12 }).toBuffer();
  await sharp(art).resize(3200, 2400, { kernel: 'nearest' }).png().toFile(path('pixel-art.png'));
}
