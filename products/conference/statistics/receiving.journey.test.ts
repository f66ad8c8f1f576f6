import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { assertAccessible } from '../../../tests/kit/accessibility.ts';
import { openChromium, type ChromiumParticipant } from '../../../tests/kit/browsers/chromium.ts';
import { PATIENCE_MS } from '../../../tests/kit/browsers/participant.ts';
import { recordPeerConnections } from '../../../tests/kit/browsers/peer-connections.ts';
import { Instance } from '../../../tests/kit/instance.ts';
import { enter, join, startMeeting } from '../../../tests/kit/meeting.ts';
import { hears, sees, seesNoMore, until } from '../../../tests/kit/reading.ts';

// What is not drawn is not received: bytes are counted by the browser itself.

describe('a browser receives only the pictures that it shows', () => {
  let instance: Instance;
  let anna: ChromiumParticipant;
  let ben: ChromiumParticipant;

  before(async () => {
    instance = await Instance.start();
    anna = await openChromium({ sender: 1 });
    ben = await openChromium({ sender: 2 });
    for (const participant of [anna, ben]) await recordPeerConnections(participant);
    const invitation = await startMeeting(anna, instance);
    await enter(anna, 'Anna');
    await join(ben, invitation, 'Ben');
    await sees(anna, 2);
  });
  after(async () => {
    await anna[Symbol.asyncDispose]();
    await ben[Symbol.asyncDispose]();
    await instance[Symbol.asyncDispose]();
  });

  test('nothing of who is on another page, but their voice', async () => {
    await anna.page.setViewportSize({ width: 160, height: 190 });
    await sees(anna, 2);
    assert.ok((await videoBytesPerSecond(anna, 'received')) > 2_000);
    await anna.key('PageDown');
    await seesNoMore(anna, 2);
    await until(PATIENCE_MS, 'no picture is received', async () =>
      isNearlyNothing(await videoBytesPerSecond(anna, 'received')),
    );
    await hears(anna, 2);
    await anna.key('PageUp');
    await sees(anna, 2);
    await anna.page.setViewportSize({ width: 1280, height: 720 });
  });

  test('fewer bytes in both directions with low resolution', async () => {
    await until(PATIENCE_MS, 'the larger picture has come', async () =>
      Promise.resolve((await videoBytesPerSecond(anna, 'received')) > 40_000),
    );
    const sentBefore = await videoBytesPerSecond(anna, 'sent');
    await chooseSaving(anna, 'Niedrige Auflösung');
    await until(PATIENCE_MS, 'less than 30 kB a second are received', async () => {
      const received = await videoBytesPerSecond(anna, 'received');
      return received > 0 && received < 30_000;
    });
    await until(PATIENCE_MS, 'less than half is sent', async () => {
      const sent = await videoBytesPerSecond(anna, 'sent');
      return sent > 0 && sent < sentBefore / 2;
    });
    await sees(ben, 1);
  });

  test('no picture at all with sound only, and pictures again without it', async () => {
    await chooseSaving(anna, 'Nur Ton');
    await seesNoMore(anna, 2);
    await until(PATIENCE_MS, 'no picture is received', async () =>
      isNearlyNothing(await videoBytesPerSecond(anna, 'received')),
    );
    await hears(anna, 2);
    await seesNoMore(ben, 1);
    await assertAccessible(anna, 'sound only');
    await anna.press('Bilder einschalten');
    await sees(anna, 2);
  });

  test('the statistics name what is negotiated, and no address', async () => {
    await anna.key('i');
    const dialog = anna.page.getByRole('dialog', { name: 'Statistik' });
    await dialog
      .getByText(/DTLS 1\.[23] · \S+ · SRTP \S+/)
      .first()
      .waitFor();
    await dialog
      .getByText(/VP8 · \d+ × \d+ · \d+ Bilder\/s · \d+ kbit\/s/)
      .first()
      .waitFor();
    await assertAccessible(anna, 'statistics');
    const text = await dialog.innerText();
    const addresses = /\b\d{1,3}(?:\.\d{1,3}){3}\b|[\da-f]{0,4}:[\da-f]{0,4}:|\.local\b/i;
    assert.doesNotMatch(text, addresses);
    assert.match('127.0.0.1', addresses);
    await anna.key('Escape');
  });
});

async function chooseSaving(participant: ChromiumParticipant, mode: string): Promise<void> {
  await participant.press('Mehr');
  await participant.page.getByRole('menuitemradio', { name: mode, exact: true }).click();
}

function isNearlyNothing(bytesPerSecond: number): boolean {
  return bytesPerSecond < 500;
}

async function videoBytesPerSecond(
  participant: ChromiumParticipant,
  direction: 'sent' | 'received',
): Promise<number> {
  const before = await videoBytes(participant, direction);
  await delay(1_500);
  return ((await videoBytes(participant, direction)) - before) / 1.5;
}

async function videoBytes(
  participant: ChromiumParticipant,
  direction: 'sent' | 'received',
): Promise<number> {
  return participant.evaluate(async (wanted) => {
    const page = window as { recordedConnections?: RTCPeerConnection[] };
    let sum = 0;
    for (const connection of page.recordedConnections ?? []) {
      for (const entry of (await connection.getStats()).values()) {
        const { type, kind, bytesSent, bytesReceived } = entry as Record<string, unknown>;
        if (kind !== 'video') continue;
        if (type === 'outbound-rtp' && wanted === 'sent') sum += Number(bytesSent);
        if (type === 'inbound-rtp' && wanted === 'received') sum += Number(bytesReceived);
      }
    }
    return sum;
  }, direction);
}
