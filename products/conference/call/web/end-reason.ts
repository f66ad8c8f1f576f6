import type { RefusalCode } from '../../contract.ts';
import type { GroupView } from '../../group/group-view.ts';

/** Why the call is over though the person did not leave: by the server's code or by a host's word. */
export type EndReason =
  | RefusalCode
  | 'removed-by-host'
  | 'not-admitted'
  | 'room-locked'
  | 'clear-refused'
  | 'clear-declined';

/** What hosts decided, if it ends the stay. */
export function endByHost(state: GroupView['state']): EndReason | undefined {
  if (state === 'removed') return 'removed-by-host';
  if (state === 'refused') return 'not-admitted';
  return state === 'locked' ? 'room-locked' : undefined;
}
