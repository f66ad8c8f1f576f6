import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { after, before, describe, test } from 'node:test';
import { runBlende } from './testing/blende-command.ts';
import { assertAccessible } from '../../tests/kit/accessibility.ts';
import { openChromium, type ChromiumParticipant } from '../../tests/kit/browsers/chromium.ts';
import { Instance } from '../../tests/kit/instance.ts';
import { enter, pressStart } from '../../tests/kit/meeting.ts';
import { sees } from '../../tests/kit/reading.ts';

const SHOTS = process.env['BLENDE_SHOTS'];

describe('a server on which only holders of the start link start meetings', () => {
  let instance: Instance;
  let anna: ChromiumParticipant;
  let ben: ChromiumParticipant;
  before(async () => {
    instance = await Instance.start({ further: ['--start', 'start-link'] });
    anna = await openChromium({ sender: 1 });
    ben = await openChromium({ sender: 2 });
  });
  after(async () => {
    for (const part of [ben, anna, instance]) await part[Symbol.asyncDispose]();
  });

  const startLink = (...more: readonly string[]): string => {
    const where = ['--data', instance.dataFolder, '--port', String(instance.port)];
    const { stdout, exitCode } = runBlende(['start-link', ...where, ...more]);
    assert.equal(exitCode, 0);
    return stdout.trim();
  };

  test('explains itself to whoever has no start link', async () => {
    await ben.open(instance.origin);
    await ben.page.getByText('Konferenzen startet hier, wer den Startlink hat.').waitFor();
    assert.equal(await ben.page.getByRole('button', { name: 'Konferenz starten' }).count(), 0);
    await assertAccessible(ben, 'start page without start link');
    if (SHOTS !== undefined) await ben.screenshot(join(SHOTS, 'start-link-missing.png'));
  });

  test('lets a guest wait until the holder of the link has begun', async () => {
    await anna.open(startLink());
    // A connection that breaks once is not worth a message: the page asks again.
    const cut = Promise.withResolvers<void>();
    await anna.page.route(
      '**/api/start-permit',
      async (route) => {
        cut.resolve();
        await route.abort('connectionreset');
      },
      { times: 1 },
    );
    const invitation = await pressStart(anna);
    await cut.promise;
    await anna.finds('Teilnehmen');

    await ben.open(invitation);
    await ben.press('Teilnehmen');
    const waiting = ben.page.getByRole('heading', {
      name: 'Die Konferenz hat noch nicht begonnen',
    });
    await waiting.waitFor();
    await assertAccessible(ben, 'before the meeting has begun');
    if (SHOTS !== undefined) await ben.screenshot(join(SHOTS, 'not-started.png'));

    await enter(anna);
    await sees(anna, 2);
    await sees(ben, 1);
    assert.equal(await waiting.count(), 0);
  });

  test('goes on for those who are in after the link was replaced and the server restarted', async () => {
    const old = startLink();
    startLink('--new');
    await ben.page.reload();
    await enter(ben);
    await sees(anna, 2);
    instance.kill('conference');
    await delay(5_000);
    // The room came back by the members' new permits: somebody without one can join it.
    await ben.page.reload();
    await enter(ben);
    await sees(anna, 2);
    await sees(ben, 1);

    await anna.press('Konferenz verlassen');
    await anna.open(old);
    await anna.press('Konferenz starten');
    await anna.page.getByText('Dieser Startlink gilt nicht mehr.').waitFor();
    await assertAccessible(anna, 'an old start link');
  });

  test('keeps the key where only its own user reads it, and prints it nowhere', () => {
    assert.equal(statSync(join(instance.dataFolder, 'start-key')).mode & 0o777, 0o600);
    const key = startLink().split('#start.')[1] ?? '';
    assert.equal(key.length, 43);
    assert.ok(!instance.printed.join('\n').includes(key));
  });
});
