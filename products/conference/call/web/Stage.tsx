import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import { TileGrid } from '../../layout/web/TileGrid.tsx';
import { ScreenTile } from '../../screen-share/web/ScreenTile.tsx';
import type { Invitation } from '../../invitation/invitation-link.ts';
import { AloneCard } from './AloneCard.tsx';
import type { CallModel, CallParticipant } from './call-model.ts';
import { shownName } from './shown-name.ts';
import { callTexts } from './texts.ts';
import { Tile } from './Tile.tsx';
import './stage.css';

export interface StageProps {
  readonly model: CallModel;
  readonly invitation: Invitation;
}

/** Everybody as tiles; a shared screen takes the room, and the tiles stand beside it. */
export function Stage({ model, invitation }: StageProps) {
  const t = useTexts(callTexts);
  const { self, others, connection } = useLiveValue(model.view);
  const speaking = useLiveValue(model.speakers.speaking);
  const everybody = [...others, self];
  const sharing = others.find(({ screen }) => screen !== undefined) ?? shared(self);
  const tiles = everybody.map((participant) => ({
    id: participant.id,
    content: <Tile participant={participant} isSpeaking={participant.id === speaking} />,
  }));
  const alone = others.length === 0 && connection === 'connected' && sharing === undefined;
  return (
    <div className={stageClass(sharing !== undefined, connection === 'interrupted')}>
      {sharing?.screen === undefined ? null : (
        <ScreenTile
          track={sharing.screen}
          name={sharing.isSelf ? t('ownScreen') : t('screenOf', { name: shownName(sharing, t) })}
        />
      )}
      <TileGrid label={t('participants')} tiles={tiles} />
      {alone ? <AloneCard invitation={invitation} /> : null}
    </div>
  );
}

function stageClass(isSharing: boolean, isInterrupted: boolean): string {
  return `stage${isSharing ? ' stage-sharing' : ''}${isInterrupted ? ' stage-interrupted' : ''}`;
}

function shared(self: CallParticipant): CallParticipant | undefined {
  return self.screen === undefined ? undefined : self;
}
