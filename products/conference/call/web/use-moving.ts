import { useCallback, useEffect, useState } from 'react';
import type { GroupOptions } from '../../group/group-options.ts';
import { moveAll } from '../../host-controls/web/move-all.ts';
import { useCarriedOptions } from '../../host-controls/web/use-carried-options.ts';
import { useMoves } from '../../host-controls/web/use-moves.ts';
import type { Invitation } from '../../invitation/invitation-link.ts';
import { renewInvitation } from '../../invitation/renew-invitation.ts';
import { portalState } from '../../start-policy/web/portal-state.ts';
import type { CallModel } from './call-model.ts';

/** With what was set in the room that is left. */
export type OnMove = (next: Invitation, options: GroupOptions) => void;

export interface MovingDeps {
  readonly model: CallModel;
  readonly invitation: Invitation;
  /** Set in the room from which this one follows. */
  readonly carried: GroupOptions | undefined;
  readonly onMove: OnMove;
}

export interface Moving {
  /** From now on the end of this room is no end of the meeting. */
  readonly isMoving: boolean;
  /** Undefined where no room can be started from here. */
  readonly moveAll: (() => void) | undefined;
}

/** Going on under another link: asked for by a host, here or elsewhere. */
export function useMoving({ model, invitation, carried, onMove }: MovingDeps): Moving {
  const { link, host } = model.group;
  const [isMoving, setMoving] = useState(false);
  const go = useCallback(
    (next: Invitation) => {
      onMove(next, link.view.snapshot().options);
    },
    [link, onMove],
  );
  useMoves(link, invitation, go);
  useCarriedOptions(link, carried);
  useEffect(() => {
    if (carried !== undefined) host.tell({ says: 'moved' });
  }, [host, carried]);
  const move = async (): Promise<void> => {
    const next = await renewInvitation(invitation);
    if (next === undefined || isMoving) return;
    setMoving(true);
    await moveAll(link, next, async () => await model.endForAll(invitation));
    go(next);
  };
  return { isMoving, moveAll: portalState() === 'everybody' ? () => void move() : undefined };
}
