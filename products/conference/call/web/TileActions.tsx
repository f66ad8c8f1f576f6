import { Maximize, Minimize, Pin, PinOff, type LucideIcon } from 'lucide-react';
import { ToggleButton } from 'react-aria-components';
import { Icon } from '@blende/shared/ui/Icon.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import { PersonMenu } from '../../host-controls/web/PersonMenu.tsx';
import { layoutTexts } from '../../layout/web/texts.ts';
import type { StageGroup } from './stage-group.ts';
import { canFullScreen, isFullScreen, toggleFullScreen } from './full-screen.ts';
import type { StageTile } from './stage-tiles.ts';
import './tile-actions.css';

export interface TileActionsProps {
  readonly tile: StageTile;
  readonly group: StageGroup | undefined;
  readonly name: string;
  readonly isPinned: boolean;
  readonly onPin: ((id: string) => void) | undefined;
}

/** Appears under the pointer, a finger or the keyboard's focus. */
export function TileActions({ tile, group, name, isPinned, onPin }: TileActionsProps) {
  const t = useTexts(layoutTexts);
  return (
    <div className="tile-actions">
      {tile.kind === 'screen' && canFullScreen() ? <FullScreenButton name={name} /> : null}
      {group === undefined || tile.kind === 'screen' ? null : (
        <PersonMenu
          link={group.link}
          host={group.host}
          person={tile.participant}
          name={name}
          className="tile-button"
        />
      )}
      {onPin === undefined ? null : (
        <TileButton
          icon={isPinned ? PinOff : Pin}
          name={t('pin', { name })}
          isOn={isPinned}
          onChange={() => {
            onPin(tile.id);
          }}
        />
      )}
    </div>
  );
}

/** One screen over the whole of the display; Escape ends it. */
function FullScreenButton({ name }: { readonly name: string }) {
  const t = useTexts(layoutTexts);
  const isOn = useLiveValue(isFullScreen);
  return (
    <TileButton
      icon={isOn ? Minimize : Maximize}
      name={t('screenFullScreen', { name })}
      isOn={isOn}
      onChange={(button) => {
        toggleFullScreen(button.closest('figure') ?? undefined);
      }}
    />
  );
}

interface TileButtonProps {
  readonly icon: LucideIcon;
  readonly name: string;
  readonly isOn: boolean;
  readonly onChange: (button: Element) => void;
}

function TileButton({ icon, name, isOn, onChange }: TileButtonProps) {
  return (
    <ToggleButton
      className="tile-button"
      aria-label={name}
      isSelected={isOn}
      onPress={({ target }) => {
        onChange(target);
      }}
    >
      <Icon icon={icon} size={18} />
    </ToggleButton>
  );
}
