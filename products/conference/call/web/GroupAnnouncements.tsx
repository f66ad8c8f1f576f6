import { MessageNotice } from '../../chat/web/MessageNotice.tsx';
import { HandAnnouncements } from '../../hands/web/HandAnnouncements.tsx';
import { ReactionAnnouncements } from '../../reactions/web/ReactionAnnouncements.tsx';
import { useNames } from '../../verification/web/use-names.ts';
import type { GroupSlices } from './group-slices.ts';

export interface GroupAnnouncementsProps {
  readonly group: GroupSlices;
  readonly onOpenChat: () => void;
}

/** What is seen at a glance and has to be said: hands, reactions, messages while they are closed. */
export function GroupAnnouncements({ group, onOpenChat }: GroupAnnouncementsProps) {
  const nameOf = useNames(group.names);
  return (
    <>
      <MessageNotice chat={group.chat} nameOf={nameOf} onOpen={onOpenChat} />
      <HandAnnouncements hands={group.hands} nameOf={nameOf} link={group.link} />
      <ReactionAnnouncements reactions={group.reactions} nameOf={nameOf} />
    </>
  );
}
