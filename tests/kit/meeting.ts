import type { ChromiumParticipant } from './browsers/chromium.ts';
import type { Participant } from './browsers/participant.ts';
import type { Instance } from './instance.ts';
import { until } from './reading.ts';

const PATIENCE_MS = 15_000;

/** Starts a meeting and stops before joining it; answers the invitation from the address bar. */
export async function startMeeting(
  host: Participant,
  instance: Pick<Instance, 'origin'>,
): Promise<string> {
  await host.open(instance.origin);
  return await pressStart(host);
}

/** Like `startMeeting`, in a room where people may ask to take part without encryption. */
export async function startIfPossible(
  host: ChromiumParticipant,
  instance: Pick<Instance, 'origin'>,
): Promise<string> {
  await host.open(instance.origin);
  await host.page.getByText('Auch ältere Browser zulassen').click();
  return await pressStart(host);
}

/** On a start page that lets the person start meetings. Answers the invitation. */
export async function pressStart(host: Participant): Promise<string> {
  await host.press('Konferenz starten');
  let address = '';
  try {
    await until(PATIENCE_MS, 'the address bar holds an invitation', async () => {
      // While one page takes the other's place, nothing can be read from either.
      address = await addressOf(host).catch(() => '');
      return /\/r\/[\w-]+#[\w-]{43}$/.test(address);
    });
  } catch (error) {
    const text = await host.evaluate(() => document.body.innerText, undefined);
    throw new Error(`no meeting was started; the page says: ${text}`, { cause: error });
  }
  return address;
}

/** From the page before the meeting into it. */
export async function enter(participant: Participant, name?: string): Promise<void> {
  if (name !== undefined) await participant.type('Name (freiwillig)', name);
  await participant.press('Teilnehmen');
  await participant.finds('Konferenz verlassen');
}

export async function join(
  participant: Participant,
  invitation: string,
  name?: string,
): Promise<void> {
  await participant.open(invitation);
  await enter(participant, name);
}

export async function addressOf(participant: Participant): Promise<string> {
  return participant.evaluate(() => location.href, undefined);
}

/** What must appear nowhere but in the pages of the meeting itself: parts of its link. */
export function secretsOf(invitation: string): string[] {
  const { pathname, hash } = new URL(invitation);
  return [pathname.replace('/r/', ''), ...hash.slice(1).split('.')];
}
