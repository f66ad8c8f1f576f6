import { useEffect } from 'react';
import type { GroupLink } from '../../group/group-link.ts';
import type { GroupOptions } from '../../group/group-options.ts';

/** Until then whoever moves along is let in unasked: nobody else has the new link. */
const OPEN_MS = 20_000;

/** In the room that follows, a host sets again what was set before. */
export function useCarriedOptions(link: GroupLink, carried: GroupOptions | undefined): void {
  useEffect(() => {
    if (carried === undefined) return undefined;
    const { may, title, lobby, locked } = carried;
    let isOpen = true;
    let closing: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      const { state, members, lobby: lobbyView } = link.view.snapshot();
      const isHost = members.some((member) => member.isSelf && member.isHost);
      if (state !== 'in' || !isHost || !isOpen) return;
      // Where the link demands a lobby they knock, and whoever knows the link by now was there before.
      const waiting = lobbyView.waiting.map(({ id }) => id);
      if (waiting.length > 0) link.decide(waiting, 'admit');
      if (closing !== undefined) return;
      link.changeOptions({ may, title });
      closing = setTimeout(() => {
        isOpen = false;
        if (lobby || locked) link.changeOptions({ lobby, locked });
      }, OPEN_MS);
    };
    look();
    const stop = link.view.subscribe(look);
    return () => {
      stop();
      clearTimeout(closing);
    };
  }, [link, carried]);
}
