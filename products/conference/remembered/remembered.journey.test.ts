import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { assertAccessible } from '../../../tests/kit/accessibility.ts';
import { openChromium, type ChromiumParticipant } from '../../../tests/kit/browsers/chromium.ts';
import { Instance } from '../../../tests/kit/instance.ts';
import { startMeeting } from '../../../tests/kit/meeting.ts';

const SHOTS = process.env['BLENDE_SHOTS'];

test('a browser keeps nothing until it is asked to, then one key, and nothing after clearing', async () => {
  await using instance = await Instance.start();
  await using anna = await openChromium({ sender: 1 });
  const invitation = await startMeeting(anna, instance);
  await anna.type('Name (freiwillig)', 'Anna');
  await anna.finds('Kamera aus');
  assert.deepEqual(await keptBy(anna), []);

  await anna.press('Name, Geräte und Sprache hier merken');
  await anna.page.getByText('In diesem Browser gemerkt: Name „Anna“').waitFor();
  await assertAccessible(anna, 'before joining, remembered');
  if (SHOTS !== undefined) await anna.screenshot(join(SHOTS, 'remembered.png'));
  const [[key, text] = []] = await keptBy(anna);
  assert.equal(key, 'blende');
  const fields = JSON.parse(text ?? '') as Record<string, unknown>;
  assert.deepEqual(Object.keys(fields).toSorted(), [
    'camera',
    'language',
    'microphone',
    'name',
    'version',
  ]);
  assert.equal((await keptBy(anna)).length, 1);

  await anna.open('about:blank');
  await anna.open(invitation);
  const name = anna.page.getByLabel('Name (freiwillig)', { exact: true });
  assert.equal(await name.inputValue(), 'Anna');
  await anna.open(instance.origin);
  await assertAccessible(anna, 'start page, remembered');
  if (SHOTS !== undefined) await anna.screenshot(join(SHOTS, 'start-remembered.png'));
  await anna.press('Hier Gemerktes löschen');
  await anna.page.getByText('In diesem Browser gemerkt').waitFor({ state: 'detached' });
  assert.deepEqual(await keptBy(anna), []);
});

async function keptBy(someone: ChromiumParticipant): Promise<[string, string][]> {
  assert.equal((await someone.context.cookies()).length, 0);
  return await someone.evaluate(
    () => [localStorage, sessionStorage].flatMap((store) => Object.entries<string>(store)),
    undefined,
  );
}
