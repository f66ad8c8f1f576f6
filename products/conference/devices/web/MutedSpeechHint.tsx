import { Banner } from '@blende/shared/ui/Banner.tsx';
import { Button } from '@blende/shared/ui/Button.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import type { LocalMedia } from '../../before-joining/web/local-media.ts';
import type { MutedSpeechWatch } from './muted-speech-watch.ts';
import { devicesTexts } from './texts.ts';
import './muted-speech-hint.css';

export interface MutedSpeechHintProps {
  readonly watch: MutedSpeechWatch;
  readonly media: LocalMedia;
}

/** Stands above the controls for a few seconds while somebody speaks unheard. */
export function MutedSpeechHint({ watch, media }: MutedSpeechHintProps) {
  const t = useTexts(devicesTexts);
  const { mayUnmute } = useLiveValue(media.view);
  if (!useLiveValue(watch.hint) || !mayUnmute) return null;
  return (
    <div className="muted-speech-hint">
      <Banner
        meaning="attention"
        action={
          <Button look="quiet" onPress={() => void media.toggle('microphone')}>
            {t('microphone-on')}
          </Button>
        }
      >
        {t('mutedSpeech')}
      </Banner>
    </div>
  );
}
