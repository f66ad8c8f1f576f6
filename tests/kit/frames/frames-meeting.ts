import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { build } from 'vite';
import { startBareEngine } from '../bare-engine.ts';
import type { Participant } from '../browsers/participant.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** As far as our pages' policy is about scripts and workers. */
const POLICY =
  "script-src 'self'; worker-src 'self'; require-trusted-types-for 'script'; trusted-types blende";

export interface FramesMeeting extends AsyncDisposable {
  /** Opens the page for this one, who is known to the engine by this name, and joins. */
  enter(someone: Participant, self: string, frames: 'on' | 'off', codec?: 'vp9'): Promise<void>;
}

/** The real engine alone, and a page with our frames and keys of the test: frames-page.ts. */
export async function openFramesMeeting(): Promise<FramesMeeting> {
  const folder = mkdtempSync(join(tmpdir(), 'blende-frames-'));
  await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'error',
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, target: 'chrome137' },
  });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    try {
      const file = pathname === '/' ? '/index.html' : pathname;
      const content = readFileSync(join(folder, file));
      response.setHeader('content-security-policy', POLICY);
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
  const engine = await startBareEngine();
  return {
    enter: async (someone, self, frames, codec) => {
      const parameters = {
        url: engine.url,
        token: await engine.token(self),
        self,
        frames,
        codec: codec ?? '',
      };
      await someone.open(`http://localhost:${port}/?${new URLSearchParams(parameters).toString()}`);
      await someone.finds('Teilnehmen');
      await someone.press('Teilnehmen');
    },
    [Symbol.asyncDispose]: async () => {
      await engine[Symbol.asyncDispose]();
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
