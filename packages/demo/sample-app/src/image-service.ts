import { createReadStream } from 'node:fs';
import OpenAI, { toFile } from 'openai';
import { prepareImage } from 'gpt-image-guard';

export class ImageService {
  private readonly client: OpenAI;

  constructor(apiKey: string) {
    this.client = new OpenAI({ apiKey });
  }

  async restyle(path: string, style: string) {
    const response = await this.client.images.edit({
      model: 'gpt-image-2.5-flare',
      image: await toFile(createReadStream(path), 'photo.png', { type: 'image/png' }),
      prompt: `Repaint the room in the style of ${style}`,
      size: '1920x1080',
    });
    return response.data?.[0]?.b64_json;
  }

  // Prepared and of a valid size: nothing to report here.
  async brighten(path: string) {
    return this.client.images.edit({
      model: 'gpt-image-2.5-flare',
      image: await prepareImage(path),
      prompt: 'Open the curtains and let the morning light in',
      size: '1920x1088',
    });
  }
}
