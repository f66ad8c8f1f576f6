import { MicOff } from 'lucide-react';
import { Icon } from '@blende/shared/ui/Icon.tsx';
import { IrisMark } from '@blende/shared/ui/IrisMark.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import type { CallParticipant } from './call-model.ts';
import { Picture } from './Picture.tsx';
import { shownName } from './shown-name.ts';
import { callTexts } from './texts.ts';
import './tile.css';

export interface TileProps {
  readonly participant: CallParticipant;
  readonly isSpeaking: boolean;
}

export function Tile({ participant, isSpeaking }: TileProps) {
  const t = useTexts(callTexts);
  const name = shownName(participant, t);
  const { camera, isSelf, microphoneOn } = participant;
  return (
    <figure className={`tile${isSpeaking ? ' tile-speaking' : ''}`}>
      {camera === undefined ? (
        <TileWithoutPicture name={participant.name} />
      ) : (
        <Picture
          track={camera}
          label={t('tile', { name })}
          className={isSelf ? 'tile-picture tile-mirrored' : 'tile-picture'}
        />
      )}
      <figcaption className="tile-name">
        {microphoneOn ? null : (
          <>
            <Icon icon={MicOff} size={16} />
            <span className="visually-hidden">{t('microphoneOffState')}</span>
          </>
        )}
        <bdi>{name}</bdi>
        {isSpeaking ? <span className="visually-hidden">{t('speaking')}</span> : null}
      </figcaption>
    </figure>
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
