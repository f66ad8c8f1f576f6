import type { StageChoices } from '../../layout/web/stage-choices.ts';
import { toggleFullScreen } from './full-screen.ts';
import type { Shortcuts } from './use-shortcuts.ts';

/** F full screen, V next view, 1 to 9 pin the tile in that place, 0 unpins. */
export function stageShortcuts(choices: StageChoices): Shortcuts {
  const pins = Array.from({ length: 9 }, (_, index) => {
    const place = index + 1;
    const pin = (): void => {
      choices.pinNth(place);
    };
    return [String(place), pin] as const;
  });
  return {
    ...Object.fromEntries(pins),
    '0': choices.unpin,
    v: choices.nextLayout,
    f: () => {
      toggleFullScreen();
    },
  };
}
