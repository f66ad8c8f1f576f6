import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { build } from 'vite';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
};

let served: Promise<string> | undefined;

/** Where the outsider's page is; built once, and there until the test's process ends. */
export async function outsiderPages(): Promise<string> {
  served ??= serve();
  return await served;
}

async function serve(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'blende-outsider-'));
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  await build({
    root: join(import.meta.dirname, 'outsider'),
    configFile: false,
    logLevel: 'error',
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, target: 'chrome137' },
  });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = pathname === '/' ? '/index.html' : pathname;
    try {
      const content = readFileSync(join(folder, file));
      response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  server.unref();
  const { port } = server.address() as AddressInfo;
  return `http://localhost:${port}/`;
}
