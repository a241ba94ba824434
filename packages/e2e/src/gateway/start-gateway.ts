import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findNginx } from './find-nginx.js';

/** What the gateway stands before, and what it lets through. */
export interface GatewayOptions {
  /** Address of the server behind, without a path. */
  readonly target: string;
  /** nginx' `client_max_body_size`, for instance `2m`. */
  readonly maxBodySize: string;
  /** Speed of the line to the gateway, both ways, in bytes per second. */
  readonly bytesPerSecond: number;
}

/** A running nginx. */
export interface Gateway extends AsyncDisposable {
  readonly url: string;
}

/**
 * Starts nginx as the gateway in front of an API: a proxy that refuses long bodies, behind a line of limited speed.
 * @throws {Error} where there is no nginx, or it does not start
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const nginx = await findNginx();
  const folder = await mkdtemp(join(tmpdir(), 'gateway-'));
  // Started by root, nginx works as another user, who has to get at the bodies it buffers here.
  await chmod(folder, 0o755);
  const [line = 0, proxy = 0] = await findFreePorts(2);
  const config = join(folder, 'nginx.conf');
  await writeFile(config, writeConfig({ ...options, folder, line, proxy, streamModule: nginx.streamModule }));
  const child = spawn(nginx.path, ['-c', config, '-p', folder], { stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => {
    log += chunk.toString();
  });
  const close = async () => {
    if (child.exitCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await waitFor(line, () => child.exitCode !== null);
  } catch (cause) {
    await close();
    throw new Error(`nginx did not start: ${log}`, { cause });
  }
  return { url: `http://127.0.0.1:${line}`, [Symbol.asyncDispose]: close };
}

interface ConfigInput extends GatewayOptions {
  readonly folder: string;
  readonly line: number;
  readonly proxy: number;
  readonly streamModule: string | undefined;
}

/** The line is a stream proxy: only that module limits how fast an upload is read. */
function writeConfig({
  target,
  maxBodySize,
  bytesPerSecond,
  folder,
  line,
  proxy,
  streamModule,
}: ConfigInput): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `  ${name}_temp_path ${join(folder, name)};`)
    .join('\n');
  return `${streamModule === undefined ? '' : `load_module ${streamModule};`}
daemon off;
worker_processes 1;
pid ${join(folder, 'nginx.pid')};
error_log stderr warn;
events {}
http {
${temporary}
  access_log off;
  client_max_body_size ${maxBodySize};
  server {
    listen 127.0.0.1:${proxy};
    location / {
      proxy_pass ${target};
      proxy_read_timeout 120s;
    }
  }
}
stream {
  server {
    listen 127.0.0.1:${line};
    proxy_pass 127.0.0.1:${proxy};
    proxy_upload_rate ${bytesPerSecond};
    proxy_download_rate ${bytesPerSecond};
  }
}
`;
}

async function findFreePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}

/** Longest time nginx takes to listen, in ms. */
const START_MS = 5000;

async function waitFor(port: number, hasEnded: () => boolean): Promise<void> {
  const end = performance.now() + START_MS;
  while (!(await isListening(port))) {
    if (hasEnded() || performance.now() > end) throw new Error(`Nothing listens on port ${port}.`);
    await sleep(20);
  }
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}
