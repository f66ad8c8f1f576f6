import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openChromium, type ChromiumParticipant } from '../../../tests/kit/browsers/chromium.ts';
import { consoleProblems } from '../../../tests/kit/console-watch.ts';
import { Instance, type RoleName } from '../../../tests/kit/instance.ts';
import { enter, join, secretsOf, startMeeting } from '../../../tests/kit/meeting.ts';
import { hears, hearsNoMore, sees, until } from '../../../tests/kit/reading.ts';

// Until noticed: 5 s without an answer, up to 2.5 s to the next look, 3 s of grace. The rest is for
// a slow machine.
const NOTICE_MS = 16_000;

test('a server that hangs is noticed, nothing is sent meanwhile, and all comes back', async (context) => {
  await using instance = await Instance.start();
  await using anna = await openChromium({ sender: 1 });
  await using ben = await openChromium({ sender: 2 });
  const invitation = await startMeeting(anna, instance);
  await enter(anna, 'Anna');
  await join(ben, invitation, 'Ben');
  await sees(anna, 2);
  await hears(ben, 1);

  // Picture and sound still have a way: only the room channel hangs.
  await hangs(instance, 'conference', async () => {
    context.diagnostic(`conference: told after ${await secondsUntilTold(anna)} s`);
    await hearsNoMore(ben, 1);
  });
  await isBack(anna, ben);

  await hangs(instance, 'edge', async () => {
    context.diagnostic(`edge: told after ${await secondsUntilTold(anna)} s`);
  });
  await isBack(anna, ben);

  const canaries = ['Anna', 'Ben', ...secretsOf(invitation)];
  for (const someone of [anna, ben])
    assert.deepEqual(consoleProblems(someone.consoleLines(), canaries), []);
});

async function hangs(instance: Instance, role: RoleName, meanwhile: () => Promise<void>) {
  const pid = instance.pidOf(role);
  assert.ok(pid !== undefined);
  process.kill(pid, 'SIGSTOP');
  try {
    await meanwhile();
  } finally {
    process.kill(pid, 'SIGCONT');
  }
}

async function secondsUntilTold(someone: ChromiumParticipant): Promise<string> {
  const startedAt = performance.now();
  const told = someone.page.getByText('Sie werden gerade weder gesehen noch gehört');
  await told.waitFor({ timeout: NOTICE_MS });
  return ((performance.now() - startedAt) / 1000).toFixed(1);
}

async function isBack(anna: ChromiumParticipant, ben: ChromiumParticipant): Promise<void> {
  await until(30_000, 'nothing is said of an interruption', async () =>
    anna.evaluate(() => !document.body.innerText.includes('unterbrochen'), undefined),
  );
  await sees(ben, 1, 30_000);
  await hears(ben, 1);
}
