import type { ICEServer } from '@livekit/protocol';
import { fails, HOLDS, notChecked, type Probe } from '@blende/shared/claims/probe.ts';
import type { EdgeDoor } from '@blende/shared/edge/audit/ask-edge.ts';
import { onlyOwnRelay } from '../own-relay.ts';
import { holdCanaryMeeting, type CanaryMeeting } from './canary-meeting.ts';

/** W17: whoever joins a meeting is told of no ICE server but our own relay. */
export function iceServersProbe(
  door: EdgeDoor,
  hold: (door: EdgeDoor) => Promise<CanaryMeeting> = holdCanaryMeeting,
): Probe {
  return {
    claim: 'W17',
    need: 0,
    run: async () => {
      const meeting = await hold(door);
      // A full server, or one where not everybody may start meetings, lets no canary in.
      if ('refused' in meeting) return notChecked('no-meeting');
      return areOurs(meeting.iceServers, door.origin) ? HOLDS : fails('foreign-relay');
    },
  };
}

function areOurs(named: readonly ICEServer[], origin: string): boolean {
  return onlyOwnRelay(named, origin).length === named.length;
}
