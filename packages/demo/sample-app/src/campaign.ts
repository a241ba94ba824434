import fs from 'node:fs';
import OpenAI, { toFile } from 'openai';
import { SIZE_HINT } from './labels';

const client = new OpenAI();

const SIZE_MAP: Record<string, string> = {
  square: '1024x1024',
  post: '1080x1350',
  story: '1088x1920',
};

interface CampaignOptions {
  photos: string[];
  headline: string;
  format: keyof typeof SIZE_MAP;
  maskPath?: string;
}

export async function renderCampaign(options: CampaignOptions) {
  const images = await Promise.all(
    options.photos.map((photo) => toFile(fs.createReadStream(photo), null, { type: 'image/jpeg' })),
  );
  const params: Record<string, unknown> = {
    model: 'gpt-image-2',
    image: images,
    prompt: [`Billboard with the headline "${options.headline}"`, SIZE_HINT, '4K quality']
      .filter(Boolean)
      .join(', '),
  };
  if (options.format) {
    params.size = SIZE_MAP[options.format];
  }
  if (options.maskPath) {
    params.mask = await toFile(fs.createReadStream(options.maskPath), 'mask.png', { type: 'image/png' });
  }
  return client.images.edit(params as any);
}
