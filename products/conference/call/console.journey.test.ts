import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { openChromium } from '../../../tests/kit/browsers/chromium.ts';
import { openFirefox } from '../../../tests/kit/browsers/firefox.ts';
import { claim, proves } from '../../../tests/kit/claims.ts';
import { consoleProblems } from '../../../tests/kit/console-watch.ts';
import { Instance } from '../../../tests/kit/instance.ts';
import { enter, join, secretsOf, startMeeting } from '../../../tests/kit/meeting.ts';
import { sees, until } from '../../../tests/kit/reading.ts';

const NAMES = ['Zoë Kanarienvogel', 'Бен Канарейка'] as const;

test('the console holds nothing but codes, also when engine and server fail in a call', async () => {
  proves(claim('W15'));
  await using instance = await Instance.start();
  await using anna = await openChromium({ sender: 1 });
  await using ben = await openFirefox({ sender: 2 });
  const invitation = await startMeeting(anna, instance);
  await enter(anna, NAMES[0]);
  await join(ben, invitation, NAMES[1]);
  await sees(anna, 2);
  await sees(ben, 1);
  for (const role of ['engine', 'conference', 'edge'] as const) {
    instance.kill(role);
    await delay(1000);
    await sees(anna, 2, 30_000);
    await sees(ben, 1, 30_000);
  }
  await until(20_000, 'the last killed role is back', async () => {
    const health = await fetch(`${instance.origin}/healthz`).catch(() => undefined);
    return health?.ok === true;
  });
  await ben.press('Konferenz verlassen');
  await anna.open(`${instance.origin}/r/broken#broken`);

  const canaries = [...NAMES, ...secretsOf(invitation)];
  const problems = () =>
    [anna, ben].flatMap((someone) => consoleProblems(someone.consoleLines(), canaries));
  assert.deepEqual(problems(), []);

  // An error that nobody caught leaves its code and nothing of its message.
  await anna.evaluate((secret) => {
    setTimeout(() => {
      throw new Error(secret);
    }, 0);
  }, NAMES[0]);
  await until(5000, 'the lost error left its code', async () =>
    Promise.resolve(anna.consoleLines().some(({ text }) => text === 'blende: unexpected')),
  );
  assert.deepEqual(problems(), []);

  // Planted: without these lines found, the watch proves nothing.
  await anna.evaluate((secret) => console.warn(`blende: ${secret}`), canaries[2]);
  await ben.evaluate(() => console.info('planted'), undefined);
  await until(5000, 'both planted lines are found', async () =>
    Promise.resolve(problems().length === 2),
  );
});
