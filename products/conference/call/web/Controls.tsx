import { LogOut, MonitorUp, Users } from 'lucide-react';
import { useRef, useState } from 'react';
import { ControlButton } from '@blende/shared/ui/ControlButton.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import { CameraButton } from '../../before-joining/web/CameraButton.tsx';
import type { LocalMedia } from '../../before-joining/web/local-media.ts';
import { MicrophoneButton } from '../../before-joining/web/MicrophoneButton.tsx';
import { TurnCameraButton } from '../../devices/web/TurnCameraButton.tsx';
import { ScreenShare } from '../../screen-share/web/screen-share.ts';
import type { CallModel } from './call-model.ts';
import { MoreMenu } from './MoreMenu.tsx';
import { callTexts } from './texts.ts';
import { useRestingControls } from './use-resting-controls.ts';
import './controls.css';

export type DialogName = 'settings' | 'shortcuts' | 'statistics' | 'end-for-all';

export interface ControlsProps {
  readonly model: CallModel;
  readonly media: LocalMedia;
  readonly listShown: boolean;
  readonly onToggleList: () => void;
  readonly onDialog: (name: DialogName) => void;
  readonly onLeave: () => void;
}

export function Controls({ model, media, listShown, ...actions }: ControlsProps) {
  const t = useTexts(callTexts);
  const { others, self } = useLiveValue(model.view);
  const sharing = useLiveValue(model.screen.view).state === 'on';
  const row = useRef<HTMLDivElement>(null);
  const [moreShown, setMoreShown] = useState(false);
  const resting = useRestingControls(row, listShown || moreShown || others.length === 0);
  return (
    <div
      ref={row}
      className={resting ? 'controls controls-resting' : 'controls'}
      role="toolbar"
      aria-label={t('controls')}
    >
      <MicrophoneButton media={media} />
      <CameraButton media={media} />
      <TurnCameraButton media={media} />
      {ScreenShare.isPossible() ? (
        <ControlButton
          icon={MonitorUp}
          label={t(sharing ? 'stopShare' : 'share')}
          look={sharing ? 'active' : 'plain'}
          shortcut="s"
          onPress={() => void model.screen.toggle()}
        />
      ) : null}
      <ControlButton
        icon={Users}
        label={t('participants')}
        look={listShown ? 'active' : 'plain'}
        count={others.length + 1}
        expanded={listShown}
        shortcut="p"
        onPress={actions.onToggleList}
      />
      <MoreMenu
        model={model}
        isHost={self.isHost}
        onDialog={actions.onDialog}
        onOpenChange={setMoreShown}
      />
      <span className="controls-gap" />
      <ControlButton
        icon={LogOut}
        label={t('leaveShort')}
        name={t('leave')}
        look="leave"
        onPress={actions.onLeave}
      />
    </div>
  );
}
