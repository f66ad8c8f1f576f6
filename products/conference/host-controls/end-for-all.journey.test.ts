import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible } from '../../../tests/kit/accessibility.ts';
import { openChromium, type ChromiumParticipant } from '../../../tests/kit/browsers/chromium.ts';
import { openFirefox } from '../../../tests/kit/browsers/firefox.ts';
import { PATIENCE_MS, type Participant } from '../../../tests/kit/browsers/participant.ts';
import { consoleProblems } from '../../../tests/kit/console-watch.ts';
import { Instance } from '../../../tests/kit/instance.ts';
import { enter, join, secretsOf, startMeeting } from '../../../tests/kit/meeting.ts';
import { sees, until } from '../../../tests/kit/reading.ts';

const ENDED = 'Die Konferenz wurde für alle beendet';

test('a host ends the meeting for all, guests cannot, and it can begin anew', async () => {
  await using instance = await Instance.start();
  await using anna = await openChromium({ sender: 1 });
  await using ben = await openChromium({ sender: 2 });
  await using carla = await openFirefox({ sender: 3 });
  const invitation = await startMeeting(anna, instance);
  await enter(anna, 'Anna');
  await join(ben, invitation, 'Ben');
  await join(carla, invitation, 'Carla');
  await sees(anna, 2);
  await sees(anna, 3);

  await ben.press('Mehr');
  await ben.page.getByRole('menuitem', { name: 'Einstellungen' }).waitFor();
  assert.equal(await ben.page.getByRole('menuitem', { name: 'Für alle beenden' }).count(), 0);
  await ben.key('Escape');

  await askToEnd(anna);
  await assertAccessible(anna, 'the question');
  await anna.press('Abbrechen');
  await sees(anna, 2);

  await askToEnd(anna);
  await anna.press('Für alle beenden');
  await shows(anna, 'Die Konferenz ist für alle beendet');
  await shows(ben, ENDED);
  await shows(carla, ENDED);
  await assertAccessible(ben, 'after the end');

  // Nobody comes back by themselves; whoever wants to may.
  await ben.press('Erneut teilnehmen');
  await enter(ben, 'Ben');
  await shows(ben, 'Außer Ihnen ist noch niemand da.');
  await shows(anna, 'Die Konferenz ist für alle beendet');

  const canaries = ['Anna', 'Ben', 'Carla', ...secretsOf(invitation)];
  for (const someone of [anna, ben, carla])
    assert.deepEqual(consoleProblems(someone.consoleLines(), canaries), []);
});

async function askToEnd(host: ChromiumParticipant): Promise<void> {
  await host.press('Mehr');
  await host.page.getByRole('menuitem', { name: 'Für alle beenden' }).click();
  await host.page.getByRole('dialog', { name: 'Konferenz für alle beenden?' }).waitFor();
}

async function shows(participant: Participant, text: string): Promise<void> {
  await until(PATIENCE_MS, `${participant.sender} reads "${text}"`, async () =>
    participant.evaluate((wanted) => document.body.innerText.includes(wanted), text),
  );
}
