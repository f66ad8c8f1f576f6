import { LogOut } from 'lucide-react';
import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { ControlButton } from '@blende/shared/ui/ControlButton.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import type { LocalMedia } from '../../before-joining/web/local-media.ts';
import { MicrophoneButton } from '../../before-joining/web/MicrophoneButton.tsx';
import { tileOrder } from '../../layout/tile-order.ts';
import { layoutTexts } from '../../layout/web/texts.ts';
import { pictureInPictureWindow } from './picture-in-picture.ts';
import type { StageModel } from './Stage.tsx';
import { stageTiles } from './stage-tiles.ts';
import { callTexts } from './texts.ts';
import { Tile } from './Tile.tsx';
import { useLastSpeaker } from './use-last-speaker.ts';
import './picture-in-picture.css';

export interface PictureInPictureProps {
  readonly model: StageModel;
  readonly media: LocalMedia;
  readonly onLeave: () => void;
}

/** Whoever speaks, in the small window over other programs, with microphone and leave. */
export function PictureInPicture(props: PictureInPictureProps) {
  const opened = useLiveValue(pictureInPictureWindow);
  useEffect(
    () => () => {
      pictureInPictureWindow.snapshot()?.close();
    },
    [],
  );
  if (opened === undefined) return null;
  return createPortal(<SmallCall {...props} />, opened.document.body);
}

function SmallCall({ model, media, onLeave }: PictureInPictureProps) {
  const t = useTexts(callTexts);
  const tl = useTexts(layoutTexts);
  const { self, others } = useLiveValue(model.view);
  const speaking = useLiveValue(model.speakers.speaking);
  const speaker = useLastSpeaker(speaking, self.id);
  const { pinned } = useLiveValue(model.choices.view);
  const tiles = stageTiles([...others, self]);
  const { large, others: rest } = tileOrder({
    tiles,
    choice: 'speaker',
    pinned,
    speaker,
    ownTileShown: true,
  });
  const tile = large ?? rest[0];
  const isWithoutPicture = useLiveValue(model.saver.mode) === 'audio';
  return (
    <main className="small-call" data-theme="dark">
      <h1 className="visually-hidden">{tl('pictureInPictureTitle')}</h1>
      {tile === undefined ? null : (
        <Tile
          tile={tile}
          group={model.group}
          isSpeaking={tile.id === speaking}
          isPinned={tile.id === pinned}
          isWithoutPicture={isWithoutPicture && !tile.isSelf}
          quality={undefined}
          onPin={undefined}
        />
      )}
      <div className="small-call-controls">
        <MicrophoneButton media={media} />
        <ControlButton
          icon={LogOut}
          label={t('leaveShort')}
          name={t('leave')}
          look="leave"
          onPress={onLeave}
        />
      </div>
    </main>
  );
}
