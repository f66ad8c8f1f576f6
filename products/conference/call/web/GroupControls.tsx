import { ChatButton } from '../../chat/web/ChatButton.tsx';
import { HandButton } from '../../hands/web/HandButton.tsx';
import { ReactionButton } from '../../reactions/web/ReactionButton.tsx';
import type { GroupSlices } from './group-slices.ts';
import type { SideName } from './use-panels.ts';
import { useWide } from './use-wide.ts';

export interface GroupControlsProps {
  readonly group: GroupSlices;
  readonly self: string;
  readonly side: SideName | undefined;
  readonly onToggleSide: (side: SideName) => void;
  readonly onOpenChange: (isOpen: boolean) => void;
}

export function GroupControls({ group, self, side, onToggleSide, ...rest }: GroupControlsProps) {
  const isWide = useWide();
  return (
    <>
      <ChatButton
        chat={group.chat}
        isShown={side === 'chat'}
        onPress={() => {
          onToggleSide('chat');
        }}
      />
      {isWide ? (
        <>
          <HandButton hands={group.hands} self={self} />
          <ReactionButton reactions={group.reactions} onOpenChange={rest.onOpenChange} />
        </>
      ) : null}
    </>
  );
}
