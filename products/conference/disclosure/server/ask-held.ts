import { askOverSocket } from '../../rooms/server/ask-over-socket.ts';
import type { Held } from '../disclosure.ts';
import { heldAnswer, heldRequest } from '../held-messages.ts';

/** Runs in the edge: asks the conference process what it holds about the holder of this pass. */
export async function askHeld(admissionSocket: string, body: string): Promise<Held> {
  const asked = readAsked(body);
  if (asked === undefined) return { outcome: 'pass-unknown' };
  try {
    return heldAnswer.parse(JSON.parse(await askOverSocket(admissionSocket, '/held', asked)));
  } catch {
    return { outcome: 'not-reachable' };
  }
}

function readAsked(body: string) {
  try {
    return heldRequest.parse(body === '' ? {} : JSON.parse(body));
  } catch {
    return undefined;
  }
}
