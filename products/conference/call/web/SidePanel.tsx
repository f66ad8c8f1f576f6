import { ChatPanel } from '../../chat/web/ChatPanel.tsx';
import { PollsPanel } from '../../polls/web/PollsPanel.tsx';
import type { GroupSlices } from './group-slices.ts';
import type { SideName } from './use-panels.ts';

export interface SidePanelProps {
  readonly group: GroupSlices;
  readonly side: SideName | undefined;
  readonly onClose: () => void;
}

export function SidePanel({ group, side, onClose }: SidePanelProps) {
  const { link, names, chat, polls } = group;
  switch (side) {
    case 'chat':
      return <ChatPanel chat={chat} link={link} names={names} onClose={onClose} />;
    case 'polls':
      return <PollsPanel polls={polls} link={link} names={names} onClose={onClose} />;
    case undefined:
      return null;
    default:
      return side satisfies never;
  }
}
