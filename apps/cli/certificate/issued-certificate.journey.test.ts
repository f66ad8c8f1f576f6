import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { once } from 'node:events';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { startAcmeAuthority } from '../../../tests/kit/acme-authority.ts';
import { openChromium } from '../../../tests/kit/browsers/chromium.ts';
import { freeStartPort } from '../../../tests/kit/free-ports.ts';
import { Instance } from '../../../tests/kit/instance.ts';
import { enter, startMeeting } from '../../../tests/kit/meeting.ts';

const DOMAIN = 'meet.test.example';
const SHORT_SECONDS = 30;

test('a meeting opens under a certificate that an authority issued and renews', async () => {
  const [port, redirectPort] = [await freeStartPort(), await freeStartPort()];
  const dataFolder = mkdtempSync(join(tmpdir(), 'blende-data-'));
  await using authority = await startAcmeAuthority({
    httpPort: redirectPort,
    certificateSeconds: SHORT_SECONDS,
  });
  const issued = ['--acme-directory', authority.directoryUrl, '--acme-ca', authority.caFile];
  await using instance = await Instance.start({
    port,
    dataFolder,
    origin: `https://${DOMAIN}:${port}`,
    further: ['--domain', DOMAIN, ...issued, '--redirect-port', String(redirectPort)],
  });
  const root = await authority.root();
  const first = await shownCertificate(port, root);
  assertPrivate(join(dataFolder, 'certificates'));

  // The names of this run mean nothing outside; what vouches for them was checked above.
  await using anna = await openChromium({
    sender: 1,
    extraArguments: [
      `--host-resolver-rules=MAP ${DOMAIN} 127.0.0.1`,
      '--ignore-certificate-errors',
    ],
  });
  await startMeeting(anna, instance);
  await enter(anna);

  let renewed = first;
  const endsMs = performance.now() + SHORT_SECONDS * 1000;
  while (renewed.serialNumber === first.serialNumber && performance.now() < endsMs) {
    await delay(500);
    renewed = await shownCertificate(port, root);
  }
  assert.notEqual(renewed.serialNumber, first.serialNumber);
  await anna.finds('Konferenz verlassen');
  rmSync(dataFolder, { recursive: true, force: true });
});

/** What a visitor is shown who trusts nobody but this root. */
async function shownCertificate(port: number, root: string): Promise<X509Certificate> {
  const socket = connect({ host: '127.0.0.1', port, servername: DOMAIN, ca: root });
  await once(socket, 'secureConnect');
  const { raw } = socket.getPeerCertificate();
  socket.destroy();
  return new X509Certificate(raw);
}

function assertPrivate(folder: string): void {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  assert.equal(files.length, 3);
  for (const { parentPath, name } of files)
    assert.equal(statSync(join(parentPath, name)).mode & 0o777, 0o600, name);
}
