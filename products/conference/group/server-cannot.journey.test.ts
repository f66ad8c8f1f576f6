import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { openChromium } from '../../../tests/kit/browsers/chromium.ts';
import { claim, proves } from '../../../tests/kit/claims.ts';
import { Instance, type RoleName } from '../../../tests/kit/instance.ts';
import { enter, join, secretsOf, startMeeting } from '../../../tests/kit/meeting.ts';
import { findInMemory } from '../../../tests/kit/process-memory.ts';
import { hears, sees } from '../../../tests/kit/reading.ts';

const ROLES: readonly RoleName[] = ['edge', 'conference', 'engine'];

test('nothing that people say or are called is in the memory of any process of the server', async () => {
  proves(claim('W12'));
  proves(claim('W19'));
  const mark = () => randomBytes(8).toString('hex');
  const said = {
    'name of Anna': `Wiesel${mark()}`,
    'name of Ben': `Öchslein${mark()}`,
    message: `Vorgang${mark()}`,
  };
  await using instance = await Instance.start();
  await using anna = await openChromium({ sender: 1 });
  await using ben = await openChromium({ sender: 2 });
  const invitation = await startMeeting(anna, instance);
  await enter(anna, said['name of Anna']);
  await join(ben, invitation, said['name of Ben']);
  await sees(anna, 2);
  await hears(ben, 1);
  await ben.page.getByText(said['name of Anna']).first().waitFor();
  await anna.press('Nachrichten');
  await anna.page.getByRole('heading', { name: 'Nachrichten' }).waitFor();
  await anna.page.keyboard.type(said.message);
  await anna.key('Enter');
  await ben.press('Nachrichten, 1 ungelesen');
  await ben.page.getByText(said.message).waitFor();

  const [roomId = '', linkSecret = ''] = secretsOf(invitation);
  const secret = Buffer.from(linkSecret, 'base64url');
  const wanted = {
    ...spelled(said),
    ...spelled({ 'link secret': linkSecret }),
    'link secret as bytes': secret,
  };
  // Planted: what the server is sent in clear must be found, or the search is blind.
  const planted = `planted-${mark()}-planted`;
  await fetch(`${instance.origin}/r/${planted}`);
  const known: Record<RoleName, Buffer> = {
    edge: Buffer.from(planted),
    conference: Buffer.from(roomId),
    engine: Buffer.from(roomId),
  };
  for (const role of ROLES) {
    const pid = instance.pidOf(role);
    assert.ok(pid !== undefined);
    const found = findInMemory(pid, { ...wanted, known: known[role] });
    assert.deepEqual([...found], ['known'], `in the memory of ${role}`);
  }
});

/** As UTF-8, as the two widths in which V8 keeps strings, and in base64 at each offset. */
function spelled(texts: Readonly<Record<string, string>>): Record<string, Buffer> {
  const spellings = Object.entries(texts).flatMap(([name, text]) => {
    const bytes = Buffer.from(text);
    const shifted = [0, 1, 2].map((shift): [string, Buffer] => {
      const whole = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
      return [
        `${name} in base64, ${shift}`,
        Buffer.from(whole.slice(shift === 0 ? 0 : shift + 1, -4)),
      ];
    });
    return [
      [name, bytes] as const,
      [`${name} as latin1`, Buffer.from(text, 'latin1')] as const,
      [`${name} as utf16`, Buffer.from(text, 'utf16le')] as const,
      [`${name} in hex`, Buffer.from(bytes.toString('hex'))] as const,
      ...shifted,
    ];
  });
  return Object.fromEntries(spellings);
}
