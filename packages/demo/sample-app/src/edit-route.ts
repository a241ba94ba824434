// app/api/edit-image/route.ts: the upload goes straight from the form to the API.
import OpenAI from 'openai';

const openai = new OpenAI();

export async function POST(request: Request) {
  const formData = await request.formData();
  const image = formData.get('image');
  const prompt = formData.get('prompt');
  if (!(image instanceof File) || typeof prompt !== 'string')
    return Response.json({ error: 'image and prompt are required' }, { status: 400 });

  const result = await openai.images.edit({
    model: 'gpt-image-2',
    image,
    prompt: `${prompt}, photorealistic, 8K, ultra HD`,
    size: '1536x1024',
  });
  return Response.json({ image: result.data?.[0]?.b64_json });
}
