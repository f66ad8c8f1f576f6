import type { LocalMedia } from '../../before-joining/web/local-media.ts';
import type { GroupLink } from '../../group/group-link.ts';
import type { ScreenShare } from '../../screen-share/web/screen-share.ts';
import { mayDo } from '../rights.ts';
import type { HostModel } from './host-model.ts';

export interface OwnDevices {
  readonly media: LocalMedia;
  readonly screen: ScreenShare;
}

/** This person's own devices, within what hosts allow. Answers how to stop. */
export function keepToRights(
  { link, host }: { readonly link: GroupLink; readonly host: HostModel },
  { media, screen }: OwnDevices,
): () => void {
  let hasEntered = false;
  const keep = (): void => {
    const group = link.view.snapshot();
    const self = group.members.find(({ isSelf }) => isSelf);
    if (group.state !== 'in' || self === undefined) return;
    const mayUnmute = mayDo('unmute', self.id, group);
    media.setMayUnmute(mayUnmute);
    screen.setAllowed(mayDo('share', self.id, group));
    // Coming in with an open microphone would be a way around it; who speaks already goes on.
    if (!hasEntered && !mayUnmute && media.turnOff('microphone'))
      host.tell({ says: 'right', right: 'unmute', isOpen: false });
    hasEntered = true;
  };
  keep();
  const stop = link.view.subscribe(keep);
  return () => {
    stop();
    media.setMayUnmute(true);
  };
}
