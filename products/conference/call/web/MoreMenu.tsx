import {
  ChartNoAxesColumn,
  CircleStop,
  Ellipsis,
  Keyboard,
  Maximize,
  Minimize,
  PictureInPicture2,
  Settings,
} from 'lucide-react';
import { ControlButton } from '@blende/shared/ui/ControlButton.tsx';
import { Menu, MenuAction, MenuChoice, MenuToggle } from '@blende/shared/ui/Menu.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import { HostEntries } from '../../host-controls/web/HostEntries.tsx';
import { HostViewEntry } from '../../host-controls/web/HostViewEntry.tsx';
import { NewLinkEntry } from '../../host-controls/web/NewLinkEntry.tsx';
import { hostControlsTexts } from '../../host-controls/web/texts.ts';
import { LAYOUT_CHOICES } from '../../layout/effective-layout.ts';
import type { StageChoices } from '../../layout/web/stage-choices.ts';
import { layoutTexts } from '../../layout/web/texts.ts';
import { SAVING_MODES } from '../../statistics/saving-mode.ts';
import { statisticsTexts } from '../../statistics/web/texts.ts';
import type { CallModel } from './call-model.ts';
import { canFullScreen, isFullScreen, toggleFullScreen } from './full-screen.ts';
import {
  canPictureInPicture,
  pictureInPictureWindow,
  togglePictureInPicture,
} from './picture-in-picture.ts';
import type { DialogName } from './dialog-name.ts';
import { GroupEntries } from './GroupEntries.tsx';
import { callTexts } from './texts.ts';
import type { SideName } from './use-panels.ts';

export interface MoreMenuProps {
  readonly model: Pick<CallModel, 'choices' | 'saver' | 'group' | 'hostView'>;
  readonly self: string;
  readonly isHost: boolean;
  /** The host key itself, which being named host does not give. */
  readonly holdsKey: boolean;
  readonly onDialog: (name: DialogName) => void;
  readonly onSide: (side: SideName) => void;
  readonly onOpenChange: (open: boolean) => void;
}

/** What is wanted less often than the row of controls has room for. */
export function MoreMenu({ model, self, isHost, holdsKey, onDialog, ...rest }: MoreMenuProps) {
  const t = useTexts(callTexts);
  const host = useTexts(hostControlsTexts);
  return (
    <Menu
      label={t('more')}
      onOpenChange={rest.onOpenChange}
      trigger={<ControlButton icon={Ellipsis} label={t('more')} onPress={() => undefined} />}
    >
      <GroupEntries group={model.group} self={self} onDialog={onDialog} onSide={rest.onSide} />
      <LayoutEntries choices={model.choices} />
      <HostViewEntry view={model.hostView} isHost={isHost} />
      <SavingEntry saver={model.saver} />
      {canFullScreen() ? <FullScreenEntry /> : null}
      {canPictureInPicture() ? <PictureInPictureEntry /> : null}
      <MenuAction
        icon={Settings}
        label={t('settings')}
        onPress={() => {
          onDialog('settings');
        }}
      />
      <StatisticsEntry
        onPress={() => {
          onDialog('statistics');
        }}
      />
      <MenuAction
        icon={Keyboard}
        label={t('shortcuts')}
        shortcut="?"
        onPress={() => {
          onDialog('shortcuts');
        }}
      />
      {isHost ? <HostEntries onDialog={onDialog} /> : null}
      {holdsKey ? <NewLinkEntry onDialog={onDialog} /> : null}
      {holdsKey ? (
        <MenuAction
          icon={CircleStop}
          label={host('endForAll')}
          onPress={() => {
            onDialog('end-for-all');
          }}
        />
      ) : null}
    </Menu>
  );
}

function SavingEntry({ saver }: { readonly saver: CallModel['saver'] }) {
  const t = useTexts(statisticsTexts);
  return (
    <MenuChoice
      label={t('saving')}
      options={SAVING_MODES.map((id) => ({ id, label: t(id) }))}
      selected={useLiveValue(saver.mode)}
      onSelect={saver.choose}
    />
  );
}

function StatisticsEntry({ onPress }: { readonly onPress: () => void }) {
  const t = useTexts(statisticsTexts);
  return <MenuAction icon={ChartNoAxesColumn} label={t('title')} shortcut="I" onPress={onPress} />;
}

function LayoutEntries({ choices }: { readonly choices: StageChoices }) {
  const t = useTexts(layoutTexts);
  const { layout, ownTileShown } = useLiveValue(choices.view);
  return (
    <>
      <MenuChoice
        label={t('layout')}
        options={LAYOUT_CHOICES.map((id) => ({ id, label: t(id) }))}
        selected={layout}
        onSelect={choices.chooseLayout}
      />
      <MenuToggle label={t('ownTile')} isOn={ownTileShown} onToggle={choices.toggleOwnTile} />
    </>
  );
}

function PictureInPictureEntry() {
  const t = useTexts(layoutTexts);
  const isOpen = useLiveValue(pictureInPictureWindow) !== undefined;
  return (
    <MenuAction
      icon={PictureInPicture2}
      label={t(isOpen ? 'leavePictureInPicture' : 'pictureInPicture')}
      onPress={togglePictureInPicture}
    />
  );
}

function FullScreenEntry() {
  const t = useTexts(layoutTexts);
  const shown = useLiveValue(isFullScreen);
  return (
    <MenuAction
      icon={shown ? Minimize : Maximize}
      label={t(shown ? 'leaveFullScreen' : 'fullScreen')}
      shortcut="F"
      onPress={() => {
        toggleFullScreen();
      }}
    />
  );
}
