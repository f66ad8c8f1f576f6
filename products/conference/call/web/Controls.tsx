import { LogOut, MonitorUp, Users } from 'lucide-react';
import { useRef, useState } from 'react';
import { ControlButton } from '@blende/shared/ui/ControlButton.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import { CameraButton } from '../../before-joining/web/CameraButton.tsx';
import type { LocalMedia } from '../../before-joining/web/local-media.ts';
import { MicrophoneButton } from '../../before-joining/web/MicrophoneButton.tsx';
import { TurnCameraButton } from '../../devices/web/TurnCameraButton.tsx';
import { rightsTexts } from '../../host-controls/web/rights-texts.ts';
import { ScreenShare } from '../../screen-share/web/screen-share.ts';
import type { CallModel } from './call-model.ts';
import type { DialogName } from './dialog-name.ts';
import { GroupControls } from './GroupControls.tsx';
import { MoreMenu } from './MoreMenu.tsx';
import { callTexts } from './texts.ts';
import type { SideName } from './use-panels.ts';
import { useRestingControls } from './use-resting-controls.ts';
import './controls.css';

export interface ControlsProps {
  readonly model: CallModel;
  readonly media: LocalMedia;
  readonly listShown: boolean;
  readonly side: SideName | undefined;
  readonly holdsKey: boolean;
  readonly onToggleList: () => void;
  readonly onToggleSide: (side: SideName) => void;
  readonly onDialog: (name: DialogName) => void;
  readonly onLeave: () => void;
}

export function Controls({ model, media, listShown, side, holdsKey, ...actions }: ControlsProps) {
  const t = useTexts(callTexts);
  const { others, self } = useLiveValue(model.view);
  const rights = useTexts(rightsTexts);
  const { state, isAllowed } = useLiveValue(model.screen.view);
  const sharing = state === 'on';
  const row = useRef<HTMLDivElement>(null);
  const [moreShown, setMoreShown] = useState(false);
  const resting = useRestingControls(
    row,
    listShown || side !== undefined || moreShown || others.length === 0,
  );
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
          {...(isAllowed ? {} : { name: rights('shareNot') })}
          isDisabled={!isAllowed}
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
      <GroupControls
        group={model.group}
        self={self.id}
        side={side}
        onToggleSide={actions.onToggleSide}
        onOpenChange={setMoreShown}
      />
      <MoreMenu
        model={model}
        self={self.id}
        onSide={actions.onToggleSide}
        isHost={self.isHost}
        holdsKey={holdsKey}
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
