import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { build, type PluginOption } from 'vite';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

export interface BuiltPage extends AsyncDisposable {
  /** Ends with a slash. */
  readonly url: string;
}

export interface BuiltPageOptions {
  readonly plugins?: readonly PluginOption[];
  /** Sent with every file. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Builds the page of the kit that lies in this folder, and serves it on loopback. */
export async function openBuiltPage(
  root: string,
  { plugins = [], headers = {} }: BuiltPageOptions = {},
): Promise<BuiltPage> {
  const outDir = mkdtempSync(join(tmpdir(), 'blende-page-'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [...plugins],
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, target: 'chrome137' },
  });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = pathname === '/' ? '/index.html' : pathname;
    try {
      const content = readFileSync(join(outDir, file));
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}/`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
