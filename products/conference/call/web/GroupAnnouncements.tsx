import { useEffect } from 'react';
import { announce } from '@blende/shared/ui/announcer.ts';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { chatTexts } from '../../chat/web/texts.ts';
import { HandAnnouncements } from '../../hands/web/HandAnnouncements.tsx';
import { ReactionAnnouncements } from '../../reactions/web/ReactionAnnouncements.tsx';
import { useNames } from '../../verification/web/use-names.ts';
import type { GroupSlices } from './group-slices.ts';

/** What is seen at a glance and has to be said: hands, reactions, messages while they are closed. */
export function GroupAnnouncements({ group }: { readonly group: GroupSlices }) {
  const t = useTexts(chatTexts);
  const nameOf = useNames(group.names);
  const { chat } = group;
  useEffect(
    () =>
      chat.watchUnseen((author) => {
        announce(t('newMessage', { name: nameOf(author) }));
      }),
    [chat, nameOf, t],
  );
  return (
    <>
      <HandAnnouncements hands={group.hands} nameOf={nameOf} link={group.link} />
      <ReactionAnnouncements reactions={group.reactions} nameOf={nameOf} />
    </>
  );
}
