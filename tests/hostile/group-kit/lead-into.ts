import type { RoomTap } from './room-tap.ts';

/** Lets the page join this group with nobody but those to whom its commit is handed. */
export function leadInto(
  tap: RoomTap,
  group: { readonly epoch: number; readonly groupInfo: string },
  committed: (commit: string) => void,
): void {
  const said = tap.toServer;
  tap.toServer = (message) => {
    if (message.type === 'commit' && message.epoch === group.epoch) {
      const { commit, epoch } = message;
      committed(commit);
      tap.order({ type: 'commit', epoch: epoch + 1, from: tap.id, commit });
      return undefined;
    }
    const isOfGroup = ['ask-to-join-group', 'commit', 'restore', 'give-back-turn'];
    if (!isOfGroup.includes(message.type)) return said(message);
    if (message.type === 'ask-to-join-group') tap.tell({ type: 'lease', group });
    return undefined;
  };
}
