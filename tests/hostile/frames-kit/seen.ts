import type { Participant } from '../../kit/browsers/participant.ts';
import type { Stage } from '../../kit/hostile/play-attacks.ts';
import { loudnessOf, picturesSeenBy } from '../../kit/reading.ts';

const AUDIBLE_DB = -40;

/** The word beside the padlock. */
export async function padlockOf(viewer: Participant): Promise<string> {
  return await viewer.evaluate(
    () => document.querySelector('.protection-line')?.textContent ?? '',
    undefined,
  );
}

export const SAFE = 'Ende-zu-Ende verschlüsselt';
export const JOINING = 'Schlüssel werden vereinbart';
export const UNKNOWN = '1 unbekannte Verbindung';

/** Whether any picture on the page, own ones too, is of this sender. */
export async function shows(viewer: Participant, sender: number): Promise<boolean> {
  return (await picturesSeenBy(viewer)).some((seen) => seen.sender === sender);
}

export async function plays(viewer: Participant, sender: number): Promise<boolean> {
  const [level = -100] = await loudnessOf(viewer, [sender]);
  return level > AUDIBLE_DB;
}

/** Accessible names of the pictures. */
export async function picturesOf(viewer: Participant): Promise<readonly string[]> {
  return await viewer.evaluate(
    () =>
      Array.from(document.querySelectorAll('video'))
        .filter(({ videoWidth, readyState }) => videoWidth > 0 && readyState >= 2)
        .map(({ ariaLabel }) => ariaLabel ?? ''),
    undefined,
  );
}

/** What people see at the latest when nothing good of somebody has come for a while. */
export const NOT_GREEN = {
  withinMs: 10_000,
  isShown: async ({ anna }: Stage) => (await padlockOf(anna)) !== SAFE,
};
