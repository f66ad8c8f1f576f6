import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join as joinPath } from 'node:path';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { openChromium, type ChromiumParticipant } from '../../../tests/kit/browsers/chromium.ts';
import { openFirefox } from '../../../tests/kit/browsers/firefox.ts';
import { PATIENCE_MS, type Participant } from '../../../tests/kit/browsers/participant.ts';
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
  await anna.beforeEachPage(watchChannels, undefined);
  const invitation = await startMeeting(anna, instance);
  await enter(anna, NAMES[0]);
  await join(ben, invitation, NAMES[1]);
  await sees(anna, 2);
  await sees(ben, 1);
  await useEverything(anna);
  await loseTheChannel(anna);
  await drain(instance, anna);
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
  await endForAll(anna);
  await shows(ben, 'Die Konferenz wurde für alle beendet');
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

/** Devices, keys and dialogs. */
async function useEverything(someone: ChromiumParticipant): Promise<void> {
  await choose(someone, 'Einstellungen');
  const microphones = someone.page.getByLabel('Mikrofon', { exact: true }).last();
  const ids = await microphones
    .locator('option')
    .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
  await microphones.selectOption(ids.at(-1) ?? '');
  await someone.key('Escape');
  await someone.press('Mikrofon aus');
  await someone.page.keyboard.down('Space');
  await someone.finds('Mikrofon aus');
  await someone.page.keyboard.up('Space');
  await someone.press('Mikrofon ein');
  await choose(someone, 'Statistik');
  await someone.press('Als Text kopieren');
  await someone.key('Escape');
}

interface Watched {
  channels: WebSocket[];
}

/** Remembers the room channels of a page, to cut them. */
function watchChannels(): void {
  const watched = window as unknown as Watched;
  watched.channels = [];
  window.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols: string | string[] = []) {
      super(url, protocols);
      if (String(url).endsWith('/api/room-channel')) watched.channels.push(this);
    }
  };
}

/** The room channel alone drops and comes back; picture and sound go on. */
async function loseTheChannel(someone: ChromiumParticipant): Promise<void> {
  await someone.evaluate(() => {
    (window as unknown as Watched).channels.at(-1)?.close();
  }, undefined);
  await until(PATIENCE_MS, 'the lost channel left its code', async () =>
    Promise.resolve(
      someone.consoleLines().some(({ text }) => text === 'blende: room-channel-lost'),
    ),
  );
  await until(PATIENCE_MS, 'another channel is open', async () =>
    someone.evaluate(
      () => (window as unknown as Watched).channels.at(-1)?.readyState === WebSocket.OPEN,
      undefined,
    ),
  );
  await sees(someone, 2);
}

async function drain({ dataFolder }: Instance, someone: ChromiumParticipant): Promise<void> {
  const blende = joinPath(import.meta.dirname, '../../../blende');
  const drained = spawnSync(blende, ['drain', '--data', dataFolder], { encoding: 'utf8' });
  assert.equal(drained.status, 0, drained.stderr);
  await shows(someone, 'Der Server wird gewartet');
}

async function endForAll(host: ChromiumParticipant): Promise<void> {
  await until(PATIENCE_MS, 'the channel that carries the word is open', async () =>
    host.evaluate(
      () =>
        (window as unknown as Watched).channels.at(-1)?.readyState === WebSocket.OPEN &&
        !document.body.innerText.includes('unterbrochen'),
      undefined,
    ),
  );
  await choose(host, 'Für alle beenden');
  await host.press('Für alle beenden');
  await shows(host, 'Die Konferenz ist für alle beendet');
}

async function choose(someone: ChromiumParticipant, entry: string): Promise<void> {
  await someone.press('Mehr');
  await someone.page.getByRole('menuitem', { name: entry }).click();
  await someone.page.getByRole('dialog').waitFor();
}

async function shows(participant: Participant, text: string): Promise<void> {
  await until(PATIENCE_MS, `${participant.sender} reads "${text}"`, async () =>
    participant.evaluate((wanted) => document.body.innerText.includes(wanted), text),
  );
}
