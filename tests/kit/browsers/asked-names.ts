import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openChromium, type ChromiumParticipant } from './chromium.ts';

/**
 * The names that Chromium looked up or made ready to connect to while it was open. Hints such as
 * `dns-prefetch` and `preconnect` are no requests, and only the browser's own network log has them.
 */
export async function namesAskedFor(
  sender: number,
  use: (someone: ChromiumParticipant) => Promise<void>,
): Promise<ReadonlySet<string>> {
  const folder = mkdtempSync(join(tmpdir(), 'blende-net-log-'));
  const log = join(folder, 'log.json');
  try {
    const someone = await openChromium({ sender, extraArguments: [`--log-net-log=${log}`] });
    try {
      await use(someone);
    } finally {
      await someone[Symbol.asyncDispose]();
    }
    const hosts = readFileSync(log, 'utf8').matchAll(/"host":"(?:[a-z]+:\/\/)?([^":/]+)/g);
    return new Set([...hosts].map(([, name = '']) => name));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
