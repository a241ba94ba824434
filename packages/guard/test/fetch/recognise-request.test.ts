import { expect, test } from 'vitest';
import { recogniseRequest } from '../../src/fetch/recognise-request.js';

const POST = { method: 'POST' };

test.each([
  ['https://api.openai.com/v1/images/edits', 'images.edit'],
  ['https://api.openai.com/v1/images/generations', 'images.generate'],
  ['https://api.openai.com/v1/responses', 'responses'],
  ['https://api.openai.com/v1/chat/completions', 'chat.completions'],
  [
    'https://acme.openai.azure.com/openai/deployments/my-image/images/edits?api-version=2025-04-01-preview',
    'images.edit',
  ],
  ['https://acme.openai.azure.com/openai/v1/images/generations?api-version=preview', 'images.generate'],
  ['http://localhost:4000/proxy/team-a/images/edits/', 'images.edit'],
  ['https://gateway.example/images/edits#fragment', 'images.edit'],
])('recognises %s', (url, surface) => {
  expect(recogniseRequest(url, POST)).toBe(surface);
  expect(recogniseRequest(new URL(url), { method: 'post' })).toBe(surface);
  expect(recogniseRequest(new Request(url, POST), undefined)).toBe(surface);
});

test.each([
  'https://api.openai.com/v1/images/variations',
  'https://api.openai.com/v1/images/edits/status',
  'https://api.openai.com/v1/responses/resp_1/cancel',
  'https://api.openai.com/v1/embeddings',
  'https://example.com/my-responses',
  'https://example.com/?next=/images/edits',
  'data:,',
])('leaves %s alone', (url) => {
  expect(recogniseRequest(url, POST)).toBeUndefined();
});

test('only POST carries images', () => {
  const url = 'https://api.openai.com/v1/responses';
  expect(recogniseRequest(url, undefined)).toBeUndefined();
  expect(recogniseRequest(url, { method: 'GET' })).toBeUndefined();
  expect(recogniseRequest(new Request(url, POST), { method: 'PUT', body: '' })).toBeUndefined();
});
