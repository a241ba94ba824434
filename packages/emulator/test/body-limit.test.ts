import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { once } from 'node:events';
import { APIError } from 'openai';
import { expect, test } from 'vitest';
import { asPng, startWithClient } from './support/client.js';

test('a 25 MB upload through the SDK gets the 413 of a gateway, not a connection reset', async () => {
  const { client, emulator } = await startWithClient({ maxBodyBytes: 1_000_000 });
  const image = await asPng(randomBytes(25_000_000));
  for (let round = 0; round < 5; round += 1) {
    const error: unknown = await client.images
      .edit({ model: 'gpt-image-2', image, prompt: 'x' })
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(APIError);
    expect(error).toMatchObject({ status: 413 });
  }
  expect(emulator.requests.map(({ status }) => status)).toEqual([413, 413, 413, 413, 413]);
});

test('the 413 is an HTML page and comes before the body was read', async () => {
  const { emulator } = await startWithClient({ maxBodyBytes: 1000 });
  const socket = connect(Number(new URL(emulator.url).port), '127.0.0.1');
  socket.write(
    'POST /v1/images/edits HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 5000000\r\n\r\n--b\r\n',
  );
  const [first] = (await once(socket, 'data')) as [Buffer];
  expect(first.toString()).toMatch(
    /^HTTP\/1\.1 413 [^]*text\/html[^]*<h1>413 Request Entity Too Large<\/h1>/,
  );
  socket.destroy();
  expect(emulator.requests[0]).toMatchObject({ bodyBytes: 0, status: 413 });
});

test('a body of unknown length is refused with the first byte too many', async () => {
  const { emulator } = await startWithClient({ maxBodyBytes: 100_000 });
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      sent += 50_000;
      controller.enqueue(randomBytes(50_000));
      await new Promise((resolve) => setTimeout(resolve, 2));
      if (sent >= 20_000_000) controller.close();
    },
  });
  const response = await fetch(`${emulator.url}/v1/images/edits`, {
    method: 'POST',
    headers: { authorization: 'Bearer k', 'content-type': 'multipart/form-data; boundary=b' },
    body,
    duplex: 'half',
  });
  expect(response.status).toBe(413);
  expect(await response.text()).toContain('413 Request Entity Too Large');
});
