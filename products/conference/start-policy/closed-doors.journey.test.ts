import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { toBase64url } from '@blende/shared/basics/base64url.ts';
import { deriveLinkKeys } from '@blende/shared/e2ee/link-keys.ts';
import { assertAccessible } from '../../../tests/kit/accessibility.ts';
import { openChromium, type ChromiumParticipant } from '../../../tests/kit/browsers/chromium.ts';
import { Instance } from '../../../tests/kit/instance.ts';
import { pressStart } from '../../../tests/kit/meeting.ts';
import { RoomClient, type TestLink } from '../../../tests/kit/room-client.ts';
import { PATHS } from '../contract.ts';
import { invitationPath } from '../invitation/invitation-link.ts';
import { startMeeting } from '../invitation/start-meeting.ts';

const SHOTS = process.env['BLENDE_SHOTS'];
const SIZES = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
];
const THEMES = ['light', 'dark'] as const;
const NOT_BEGUN = 'Die Konferenz hat noch nicht begonnen';

describe('whoever cannot come in reads why and what to do', () => {
  let anna: ChromiumParticipant;
  before(async () => {
    anna = await openChromium({ sender: 1 });
  });
  after(async () => {
    await anna[Symbol.asyncDispose]();
  });

  test('on a server on which nobody starts meetings', async () => {
    await using instance = await Instance.start({ further: ['--start', 'nobody'] });
    await anna.open(instance.origin);
    await anna.page.getByText('Hier lassen sich zurzeit keine Konferenzen starten.').waitFor();
    assert.equal(await anna.page.getByRole('button', { name: 'Konferenz starten' }).count(), 0);
    await looksRight(anna, 'nobody-start');

    await anna.open(`${instance.origin}${(await newMeeting()).path}`);
    await anna.press('Teilnehmen');
    await anna.page.getByRole('heading', { name: NOT_BEGUN }).waitFor();
    await looksRight(anna, 'nobody-waiting');
    await anna.press('Nicht mehr warten');
    await anna.page.getByRole('heading', { name: 'Sie haben die Konferenz verlassen' }).waitFor();
  });

  test('at a full room, and can come in once somebody has left', async () => {
    const further = ['--max-rooms', '2', '--max-per-room', '2'];
    await using instance = await Instance.start({ further });
    const { path, link } = await newMeeting();
    const [ada] = [await seated(instance, link), await seated(instance, link)];
    await anna.open(`${instance.origin}${path}`);
    await anna.press('Teilnehmen');
    await anna.page.getByText('Der Raum ist voll.').waitFor();
    await looksRight(anna, 'room-full');

    ada?.send({ type: 'leave' });
    await ada?.closed;
    await anna.press('Erneut teilnehmen');
    await anna.press('Teilnehmen');
    await anna.finds('Konferenz verlassen');
  });

  for (const [why, further] of [
    ['all its rooms are taken', ['--max-rooms', '1']],
    ['all its places are taken', ['--max-participants', '2']],
  ] as const) {
    test(`at a full server, because ${why}`, async () => {
      await using instance = await Instance.start({ further });
      const theirs = await newMeeting();
      await anna.open(instance.origin);
      await anna.finds('Konferenz starten');
      await seated(instance, theirs.link);
      await seated(instance, theirs.link);

      // The page of somebody who came before the server was full.
      await pressStart(anna);
      await anna.page.getByRole('heading', { name: 'Der Server ist voll' }).waitFor();
      await looksRight(anna, `${further[0].replaceAll('--', '')}-door`);
      await anna.press('An einer laufenden Konferenz teilnehmen');
      await anna.press('Teilnehmen');
      await anna.page.getByText('so viele Konferenzen, wie er tragen kann').waitFor();
      await looksRight(anna, `${further[0].replaceAll('--', '')}-refused`);

      await anna.open(instance.origin);
      await anna.finds('Erneut versuchen');
      assert.equal(await anna.page.getByRole('button', { name: 'Konferenz starten' }).count(), 0);
      await looksRight(anna, `${further[0].replaceAll('--', '')}-start`);
    });
  }
});

async function newMeeting(): Promise<{ readonly path: string; readonly link: TestLink }> {
  const meeting = await startMeeting({});
  const { accessProof } = await deriveLinkKeys(meeting.linkSecret);
  const link = { roomId: meeting.roomId, accessProof: toBase64url(accessProof.reveal()) };
  return { path: invitationPath(meeting), link };
}

async function seated({ origin }: Instance, link: TestLink): Promise<RoomClient> {
  const client = await RoomClient.open(
    `${origin.replace('http', 'ws')}${PATHS.roomChannel}`,
    origin,
  );
  await client.join(link);
  return client;
}

/** Axe, width and, if wanted, a picture, in each size and theme. */
async function looksRight(someone: ChromiumParticipant, state: string): Promise<void> {
  for (const colorScheme of THEMES) {
    // Colours that are still changing would be measured half way.
    await someone.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const size of SIZES) {
      await someone.page.setViewportSize(size);
      const name = `${state}-${colorScheme}-${size.width}`;
      await assertAccessible(someone, name);
      assert.equal(await overhang(someone), 0, `${name} sticks out`);
      if (SHOTS !== undefined) await someone.screenshot(join(SHOTS, `${name}.png`));
    }
  }
}

async function overhang(someone: ChromiumParticipant): Promise<number> {
  return someone.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    undefined,
  );
}
