import { useEffect } from 'react';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import type { GroupLink } from '../../group/group-link.ts';
import type { AtTheDoor } from '../../lobby/lobby-view.ts';
import { endByHost, type EndReason } from './end-reason.ts';

export interface Door {
  readonly isWaiting: boolean;
  readonly door: AtTheDoor | undefined;
}

/** Whether a host has yet to let us in; ends the stay when a host says so. */
export function useDoor(link: GroupLink, onEnd: (reason: EndReason) => void): Door {
  const { state, lobby } = useLiveValue(link.view);
  const reason = endByHost(state);
  useEffect(() => {
    if (reason !== undefined) onEnd(reason);
  }, [reason, onEnd]);
  return { isWaiting: state === 'waiting', door: lobby.door };
}
