import { useMemo } from 'react';
import type { LocalMedia } from '../../before-joining/web/local-media.ts';
import { usePushToTalk } from '../../devices/web/use-push-to-talk.ts';
import type { CallModel } from './call-model.ts';
import type { DialogName } from './dialog-name.ts';
import { groupShortcuts } from './group-shortcuts.ts';
import { stageShortcuts } from './stage-shortcuts.ts';
import type { Panels } from './use-panels.ts';
import { useShortcuts } from './use-shortcuts.ts';

export interface CallShortcuts {
  readonly model: CallModel;
  readonly media: LocalMedia;
  readonly panels: Panels;
  readonly onDialog: (name: DialogName) => void;
  readonly wanted: boolean;
}

/** Every key of the call. */
export function useCallShortcuts({ model, media, panels, onDialog, wanted }: CallShortcuts): void {
  const { toggleList, toggleSide } = panels;
  const shortcuts = useMemo(
    () => ({
      m: () => void media.toggle('microphone'),
      c: () => void media.toggle('camera'),
      s: () => void model.screen.toggle(),
      p: toggleList,
      '?': () => {
        onDialog('shortcuts');
      },
      i: () => {
        onDialog('statistics');
      },
      ...groupShortcuts(model.group, toggleSide),
      ...stageShortcuts(model.choices),
    }),
    [model, media, toggleList, toggleSide, onDialog],
  );
  useShortcuts(shortcuts, wanted);
  usePushToTalk(media, wanted);
}
