import { useEffect } from 'react';
import type { GroupLink } from '../../group/group-link.ts';
import type { Invitation } from '../../invitation/invitation-link.ts';
import { moveTarget } from '../move-target.ts';
import { isHost } from '../rights.ts';

/** Follows a host to another link of the same meeting. */
export function useMoves(
  link: GroupLink,
  invitation: Invitation,
  onMove: (next: Invitation) => void,
): void {
  useEffect(
    () =>
      link.hear((from, message) => {
        if (message.kind !== 'move' || !isHost(from, link.view.snapshot())) return;
        const target = moveTarget(message, invitation);
        if (target !== undefined) onMove(target);
      }),
    [link, invitation, onMove],
  );
}
