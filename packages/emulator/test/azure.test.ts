import { AzureOpenAI, BadRequestError } from 'openai';
import { expect, onTestFinished, test } from 'vitest';
import { startEmulator } from '../src/index.js';
import { asPng } from './support/client.js';
import { createImage } from './support/images.js';

async function start(deployments: Record<string, string> = {}) {
  // Without `deployment` the SDK has no name to put into the path of a form, which it cannot look into.
  const emulator = await startEmulator({ deployments });
  onTestFinished(() => emulator.close());
  const client = new AzureOpenAI({
    apiKey: 'k',
    endpoint: emulator.url,
    apiVersion: '2025-04-01-preview',
    deployment: 'pictures',
    maxRetries: 0,
  });
  return { emulator, client, image: await asPng(await createImage(128, 128)) };
}

test('edits and generates on a deployment path, with the api-key header', async () => {
  const { emulator, client, image } = await start();
  await client.images.edit({ model: 'pictures', image, prompt: 'x', size: '1024x1024' });
  await client.images.generate({ model: 'pictures', prompt: 'x', size: '1024x1024' });
  expect(emulator.requests.map(({ path, status }) => `${path} ${status}`)).toEqual([
    '/openai/deployments/pictures/images/edits 200',
    '/openai/deployments/pictures/images/generations 200',
  ]);
  expect(emulator.requests[0]!.headers['api-key']).toBe('k');
});

test('serves the path without a deployment', async () => {
  const { emulator } = await start();
  const response = await fetch(`${emulator.url}/openai/v1/images/generations?api-version=preview`, {
    method: 'POST',
    headers: { 'api-key': 'k', 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'pictures', prompt: 'x', size: '1024x1024' }),
  });
  expect(response.status).toBe(200);
});

test('judges a deployment by the model it stands for', async () => {
  const { client } = await start({ pictures: 'gpt-image-1.5' });
  const request = { model: 'pictures', prompt: 'x', size: '1536x864' as '1024x1024' };
  await expect(client.images.generate(request)).rejects.toThrow(BadRequestError);
});

test('refuses what Azure refuses', async () => {
  const { client } = await start();
  const request = { model: 'pictures', prompt: 'x', output_format: 'webp' as const };
  await expect(client.images.generate(request)).rejects.toThrow(BadRequestError);
});

test('answers an unknown path as Azure does', async () => {
  const { emulator } = await start();
  const response = await fetch(`${emulator.url}/openai/images/edits`, {
    method: 'POST',
    headers: { 'api-key': 'k' },
  });
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ error: { code: '404', message: 'Resource not found' } });
});

test('wants a key', async () => {
  const { emulator } = await start();
  const url = `${emulator.url}/openai/deployments/pictures/images/generations`;
  const response = await fetch(url, { method: 'POST', body: '{}' });
  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({ error: { code: '401' } });
});

test('blocks with the content filter’s own code', async () => {
  const { client, emulator } = await start();
  emulator.failNext('moderation');
  await expect(client.images.generate({ model: 'pictures', prompt: 'x' })).rejects.toMatchObject({
    status: 400,
    code: 'contentFilter',
  });
});
