import { MicOff, Pin, Star } from 'lucide-react';
import { Icon } from '@blende/shared/ui/Icon.tsx';
import { IrisMark } from '@blende/shared/ui/IrisMark.tsx';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import { useTexts, type Translate } from '@blende/shared/ui/texts.ts';
import { layoutTexts } from '../../layout/web/texts.ts';
import type { ConnectionQuality } from '../../statistics/connection-quality.ts';
import { QualityMark } from '../../statistics/web/QualityMark.tsx';
import type { NameBook } from '../../verification/name-book.ts';
import { ClearMark } from '../../downgrade/web/ClearMark.tsx';
import { HandMark } from '../../hands/web/HandMark.tsx';
import { TileReactions } from '../../reactions/web/TileReactions.tsx';
import { NO_NAMES } from '../../verification/web/names.ts';
import { Picture } from './Picture.tsx';
import { shownName } from './shown-name.ts';
import type { StageGroup } from './stage-group.ts';
import type { StageTile } from './stage-tiles.ts';
import { callTexts } from './texts.ts';
import { TileActions } from './TileActions.tsx';
import './tile.css';

export interface TileProps {
  readonly tile: StageTile;
  readonly group: StageGroup | undefined;
  readonly isSpeaking: boolean;
  readonly isPinned: boolean;
  /** The person receives no pictures: this one is not drawn, and so it is not sent here. */
  readonly isWithoutPicture: boolean;
  readonly quality: ConnectionQuality | undefined;
  /** Undefined where there is nothing to choose between. */
  readonly onPin: ((id: string) => void) | undefined;
}

export function Tile({ tile, group, onPin, ...state }: TileProps) {
  const t = useTexts(callTexts);
  const name = tileName(tile, t, useLiveValue(group?.names.book ?? NO_NAMES));
  const { isSpeaking, isPinned, isWithoutPicture } = state;
  return (
    <figure className={`tile tile-${tile.kind}${isSpeaking ? ' tile-speaking' : ''}`}>
      {isWithoutPicture ? (
        <TileWithoutPicture name={tile.participant.name} />
      ) : (
        <TilePicture tile={tile} name={name} />
      )}
      <TileName tile={tile} name={name} group={group} {...state} />
      {group === undefined || tile.kind === 'screen' ? null : (
        <TileReactions shown={group.reactions.shown} id={tile.participant.id} />
      )}
      <TileActions tile={tile} group={group} name={name} isPinned={isPinned} onPin={onPin} />
    </figure>
  );
}

type CallKey = typeof callTexts extends { keys?: infer Key extends string } ? Key : never;

/** How a tile is called: by its person, or by whose screen it is. */
export function tileName(
  { kind, participant }: StageTile,
  t: Translate<CallKey>,
  book?: NameBook,
): string {
  const name = shownName(participant, t, book);
  if (kind === 'camera') return name;
  return participant.isSelf ? t('ownScreen') : t('screenOf', { name });
}

function TilePicture({ tile, name }: { readonly tile: StageTile; readonly name: string }) {
  const t = useTexts(callTexts);
  const { kind, isSelf, participant } = tile;
  const track = kind === 'camera' ? participant.camera : participant.screen;
  if (track === undefined) return <TileWithoutPicture name={participant.name} />;
  const isMirrored = isSelf && kind === 'camera';
  return (
    <Picture
      track={track}
      label={kind === 'camera' ? t('tile', { name }) : name}
      className={isMirrored ? 'tile-picture tile-mirrored' : 'tile-picture'}
    />
  );
}

type TileNameProps = Pick<TileProps, 'tile' | 'group' | 'isSpeaking' | 'isPinned' | 'quality'> & {
  readonly name: string;
};

function TileName({ tile, name, group, isSpeaking, isPinned, quality }: TileNameProps) {
  const t = useTexts(callTexts);
  const tl = useTexts(layoutTexts);
  return (
    <figcaption className="tile-name">
      {tile.kind === 'screen' || tile.participant.microphoneOn ? null : (
        <Mark icon={MicOff} text={t('microphoneOffState')} />
      )}
      {group === undefined || tile.kind === 'screen' ? null : (
        <HandMark hands={group.hands.hands} id={tile.participant.id} />
      )}
      {group === undefined || tile.kind === 'screen' ? null : (
        <ClearMark link={group.link} id={tile.participant.id} />
      )}
      {tile.kind === 'camera' && tile.participant.isHost ? (
        <Mark icon={Star} text={t('host')} />
      ) : null}
      {isPinned ? <Mark icon={Pin} text={tl('pinned')} /> : null}
      <bdi>{name}</bdi>
      <QualityMark quality={quality} />
      {isSpeaking ? <span className="visually-hidden">{t('speaking')}</span> : null}
    </figcaption>
  );
}

function Mark({ icon, text }: { readonly icon: typeof MicOff; readonly text: string }) {
  return (
    <>
      <Icon icon={icon} size={16} />
      <span className="visually-hidden">{text}</span>
    </>
  );
}

/** Initials where there is a name, the closed iris where there is none. */
function TileWithoutPicture({ name }: { readonly name: string }) {
  const initials = name
    .split(' ')
    .slice(0, 2)
    .map((word) => Array.from(word)[0] ?? '')
    .join('')
    .toLocaleUpperCase();
  return (
    <div className="tile-empty" aria-hidden="true">
      {initials === '' ? <IrisMark state="closed" size={56} /> : <span>{initials}</span>}
    </div>
  );
}
