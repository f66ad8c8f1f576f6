import type { GroupSlices } from './group-slices.ts';
import type { SideName } from './use-panels.ts';
import type { Shortcuts } from './use-shortcuts.ts';

/** H raises and lowers the hand, T opens and closes the messages. */
export function groupShortcuts(
  group: GroupSlices,
  toggleSide: (side: SideName) => void,
): Shortcuts {
  return {
    h: group.hands.toggle,
    t: () => {
      toggleSide('chat');
    },
  };
}
