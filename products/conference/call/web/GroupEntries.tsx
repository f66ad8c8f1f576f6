import { ChartBarBig, Hand, ShieldCheck, SmilePlus } from 'lucide-react';
import { MenuAction } from '@blende/shared/ui/Menu.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useOwnHand } from '../../hands/web/use-own-hand.ts';
import { handsTexts } from '../../hands/web/texts.ts';
import { pollsTexts } from '../../polls/web/texts.ts';
import { reactionsTexts } from '../../reactions/web/texts.ts';
import { verificationTexts } from '../../verification/web/texts.ts';
import type { DialogName } from './dialog-name.ts';
import type { GroupSlices } from './group-slices.ts';
import type { SideName } from './use-panels.ts';
import { useWide } from './use-wide.ts';

export interface GroupEntriesProps {
  readonly group: GroupSlices;
  readonly self: string;
  readonly onDialog: (name: DialogName) => void;
  readonly onSide: (side: SideName) => void;
}

/** Of the group, what is wanted less often, and where it is narrow what the row has no room for. */
export function GroupEntries({ group, self, onDialog, onSide }: GroupEntriesProps) {
  const polls = useTexts(pollsTexts);
  const verification = useTexts(verificationTexts);
  const isWide = useWide();
  return (
    <>
      {isWide ? null : <NarrowEntries group={group} self={self} onDialog={onDialog} />}
      <MenuAction
        icon={ChartBarBig}
        label={polls('title')}
        onPress={() => {
          onSide('polls');
        }}
      />
      <MenuAction
        icon={ShieldCheck}
        label={verification('open')}
        onPress={() => {
          onDialog('verification');
        }}
      />
    </>
  );
}

function NarrowEntries({ group, self, onDialog }: Omit<GroupEntriesProps, 'onSide'>) {
  const hands = useTexts(handsTexts);
  const reactions = useTexts(reactionsTexts);
  const { isRaised, toggle } = useOwnHand(group.hands, self);
  return (
    <>
      <MenuAction icon={Hand} label={hands(isRaised ? 'lower' : 'raise')} onPress={toggle} />
      <MenuAction
        icon={SmilePlus}
        label={reactions('choose')}
        onPress={() => {
          onDialog('reactions');
        }}
      />
    </>
  );
}
