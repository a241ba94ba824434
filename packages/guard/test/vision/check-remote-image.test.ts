import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkRemoteImage, type RemoteImageOptions } from '../../src/index.js';
import { createAddressFilter, isPublicAddress } from '../../src/vision/address-guard.js';

let image: Buffer;
let base: string;
let port: number;
let asked: string[] = [];
let sentBytes = 0;

const server = createServer((request, response) => {
  asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
  const path = (request.url ?? '').split('?')[0]!;
  routes[path]?.(request, response);
  if (routes[path] === undefined) response.writeHead(404).end();
});

type Route = (request: IncomingMessage, response: ServerResponse) => void;

const serveImage: Route = (request, response) => {
  const range = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '');
  if (range === null) {
    response.writeHead(200, { 'content-type': 'image/jpeg', 'content-length': image.length });
    response.end(request.method === 'HEAD' ? undefined : image);
    return;
  }
  const part = image.subarray(Number(range[1]), Number(range[2]) + 1);
  response.writeHead(206, {
    'content-type': 'image/jpeg',
    'content-range': `bytes 0-${part.length - 1}/${image.length}`,
    'content-length': part.length,
  });
  response.end(part);
};

const redirectTo =
  (location: string): Route =>
  (_, response) => {
    response.writeHead(302, { location }).end();
  };

const routes: Record<string, Route> = {
  '/a.jpg': serveImage,
  '/no-head.jpg': (request, response) => {
    if (request.method === 'HEAD') response.writeHead(405).end();
    else serveImage(request, response);
  },
  '/drops-head.jpg': (request, response) => {
    if (request.method === 'HEAD') request.socket.destroy();
    else serveImage(request, response);
  },
  // Ignores ranges and never ends.
  '/endless.jpg': (request, response) => {
    response.writeHead(200, { 'content-type': 'image/jpeg' });
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    const source = new Readable({
      read() {
        sentBytes += 16_384;
        this.push(sentBytes === 16_384 ? image.subarray(0, 16_384) : Buffer.alloc(16_384));
      },
    });
    response.once('close', () => source.destroy());
    source.pipe(response);
  },
  '/page.png': (_, response) => {
    response.writeHead(200, { 'content-type': 'image/png' }).end('<!doctype html><p>Not here');
  },
  '/lies': (_, response) => {
    response.writeHead(200, { 'content-type': 'image/png' }).end(image.subarray(0, 4000));
  },
  '/zeros': (_, response) => {
    response.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.alloc(100_000));
  },
  '/hangs': () => undefined,
  // A byte now and then keeps every idle timer away.
  '/drips': (request, response) => {
    response.writeHead(200, { 'content-type': 'image/jpeg' });
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    const timer = setInterval(() => response.write(image.subarray(0, 1)), 20);
    response.once('close', () => {
      clearInterval(timer);
    });
  },
  '/one': redirectTo('/a.jpg'),
  '/loop': redirectTo('/loop'),
  '/to-other-loopback': (_, response) => {
    response.writeHead(302, { location: `http://127.0.0.2:${port}/a.jpg` }).end();
  },
  '/to-metadata': redirectTo('http://169.254.169.254/latest/meta-data/'),
  '/to-file': redirectTo('file:///etc/passwd'),
};

beforeAll(async () => {
  image = await sharp({
    create: {
      width: 3000,
      height: 2000,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 30 },
    },
  })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
  base = `http://127.0.0.1:${port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked = [];
  sentBytes = 0;
});

const LOCAL: RemoteImageOptions = { allowAddresses: ['127.0.0.1'] };

describe('what it finds', () => {
  test('length, type and pixels after orientation, from the first kilobytes', async () => {
    const found = await checkRemoteImage(`${base}/a.jpg`, LOCAL);
    expect(found).toMatchObject({
      url: `${base}/a.jpg`,
      redirects: 0,
      bytes: image.length,
      mediaType: 'image/jpeg',
      format: 'jpeg',
      width: 2000,
      height: 3000,
    });
    expect(asked).toEqual(['HEAD /a.jpg', 'GET /a.jpg']);
  });

  test.each(['/no-head.jpg', '/drops-head.jpg'])(
    '%s: a server without HEAD is asked by GET',
    async (path) => {
      expect(await checkRemoteImage(`${base}${path}`, LOCAL)).toMatchObject({
        bytes: image.length,
        width: 2000,
      });
    },
  );

  test('a server that ignores ranges is left after the first kilobytes', async () => {
    const found = await checkRemoteImage(`${base}/endless.jpg`, LOCAL);
    expect(found).toMatchObject({ bytes: undefined, width: 2000, format: 'jpeg' });
    // What the sockets buffer between the two ends comes on top of the 64 KiB that are read.
    expect(sentBytes).toBeLessThan(8_000_000);
  });

  test('content wins over the label', async () => {
    expect(await checkRemoteImage(`${base}/lies`, LOCAL)).toMatchObject({
      declaredMediaType: 'image/png',
      mediaType: 'image/jpeg',
    });
  });

  test('redirects are followed, a few of them', async () => {
    expect(await checkRemoteImage(`${base}/one`, LOCAL)).toMatchObject({
      url: `${base}/a.jpg`,
      redirects: 1,
    });
    await expect(checkRemoteImage(`${base}/loop`, LOCAL)).rejects.toMatchObject({
      code: 'too-many-redirects',
    });
    expect(asked.length).toBeLessThan(8);
  });

  test.each([
    ['/page.png', 'not-an-image'],
    ['/zeros', 'not-an-image'],
    ['/missing.png', 'bad-status'],
    ['/to-file', 'unsupported-protocol'],
  ])('%s is refused as %s', async (path, code) => {
    await expect(checkRemoteImage(`${base}${path}`, LOCAL)).rejects.toMatchObject({
      name: 'RemoteImageError',
      code,
    });
  });

  test('a server that hangs costs no more than the time allowed', async () => {
    await expect(checkRemoteImage(`${base}/hangs`, { ...LOCAL, timeoutMs: 80 })).rejects.toMatchObject({
      code: 'timeout',
    });
  });

  test('a server that drips neither', async () => {
    await expect(checkRemoteImage(`${base}/drips`, { ...LOCAL, timeoutMs: 300 })).rejects.toMatchObject({
      code: 'timeout',
    });
  });

  test('an abort is passed on', async () => {
    const signal = AbortSignal.timeout(50);
    const controller = new AbortController();
    signal.addEventListener('abort', () => {
      controller.abort(new Error('enough'));
    });
    await expect(checkRemoteImage(`${base}/hangs`, { ...LOCAL, signal: controller.signal })).rejects.toThrow(
      'enough',
    );
  });
});

describe('where it does not go', () => {
  const refused = (url: string, options?: RemoteImageOptions) =>
    expect(checkRemoteImage(url, options)).rejects.toMatchObject({ code: 'forbidden-address' });

  test.each([
    'http://127.0.0.1/a.png',
    'http://2130706433/a.png',
    'http://0x7f.1/a.png',
    'http://0177.0.0.1/a.png',
    'http://[::1]/a.png',
    'http://[::ffff:127.0.0.1]/a.png',
    'http://[64:ff9b::7f00:1]/a.png',
    'http://[fe80::1]/a.png',
    'http://[fd00::1]/a.png',
    'http://10.1.2.3/a.png',
    'http://100.64.0.1/a.png',
    'http://169.254.169.254/latest/meta-data/',
    'http://192.168.0.1/a.png',
    'http://0.0.0.0/a.png',
    'http://localhost/a.png',
  ])('%s', async (url) => {
    await refused(url);
  });

  test('a redirect to another address is checked like the first one', async () => {
    await refused(`${base}/to-other-loopback`, LOCAL);
    await refused(`${base}/to-metadata`, LOCAL);
    expect(asked).toEqual(['HEAD /to-other-loopback', 'HEAD /to-metadata']);
  });

  test('a name that resolves to a private address, even among public ones', async () => {
    const resolveHost = () =>
      Promise.resolve([
        { address: '93.184.215.14', family: 4 },
        { address: '10.0.0.1', family: 4 },
      ]);
    await refused('http://images.example/a.png', { resolveHost });
  });

  test('a name is resolved once for each connection, which goes to the address that was checked', async () => {
    let answers = 0;
    const resolveHost = () => {
      answers++;
      return Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
    };
    const url = `http://rebind.example:${port}/a.jpg`;
    expect(await checkRemoteImage(url, { ...LOCAL, resolveHost })).toMatchObject({ url, width: 2000 });
    expect(answers).toBe(2);
    const rebinding = () =>
      Promise.resolve([{ address: answers++ < 3 ? '127.0.0.1' : '127.0.0.2', family: 4 }]);
    await refused(url, { ...LOCAL, resolveHost: rebinding });
  });

  test('a name without an address, in one sentence', async () => {
    const resolveHost = () => Promise.resolve([]);
    await expect(checkRemoteImage('http://images.example/', { resolveHost })).rejects.toMatchObject({
      code: 'unreachable',
      message: '`images.example` cannot be reached: `images.example` has no address.',
    });
  });

  test('protocols other than HTTP, and what is no URL', async () => {
    await expect(checkRemoteImage('ftp://example.com/a.png')).rejects.toMatchObject({
      code: 'unsupported-protocol',
    });
    await expect(checkRemoteImage('a.png')).rejects.toMatchObject({ code: 'invalid-url' });
  });
});

describe('addresses', () => {
  test.each(['8.8.8.8', '93.184.215.14', '172.15.0.1', '172.32.0.1', '100.63.255.255', '2606:4700::1111'])(
    '%s is public',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  test.each([
    '10.0.0.1',
    '100.64.0.1',
    '100.127.255.255',
    '127.8.8.8',
    '169.254.1.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.1',
    '192.0.2.1',
    '192.168.1.1',
    '198.18.0.1',
    '203.0.113.9',
    '224.0.0.1',
    '255.255.255.255',
    '0.0.0.0',
    '::',
    '::1',
    '::ffff:8.8.8.8',
    '64:ff9b::808:808',
    'fe80::1%eth0',
    'fc00::1',
    'ff02::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '3fff::1',
    'no address',
  ])('%s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test('ranges can be allowed', () => {
    const isAllowed = createAddressFilter(['10.1.0.0/16', 'fd00::/8', '127.0.0.1']);
    expect(['10.1.2.3', 'fd12::1', '127.0.0.1', '8.8.8.8'].every(isAllowed)).toBe(true);
    expect(['10.2.0.1', '127.0.0.2', 'fe80::1'].some(isAllowed)).toBe(false);
    expect(() => createAddressFilter(['10.0.0.0/33'])).toThrow(/`10.0.0.0\/33` is not an IP address/);
    expect(() => createAddressFilter(['localhost'])).toThrow(TypeError);
  });
});
