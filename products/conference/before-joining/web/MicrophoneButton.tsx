import { Mic, MicOff } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { ControlButton } from '@blende/shared/ui/ControlButton.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import { rightsTexts } from '../../host-controls/web/rights-texts.ts';
import type { LocalMedia } from './local-media.ts';
import { SoundMeter } from './sound-meter.ts';
import { beforeJoiningTexts } from './texts.ts';

/** The microphone with its level inside: whoever speaks sees that it works. */
export function MicrophoneButton({ media }: { readonly media: LocalMedia }) {
  const t = useTexts(beforeJoiningTexts);
  const rights = useTexts(rightsTexts);
  const { microphone, mayUnmute } = useLiveValue(media.view);
  const { state, track, problem } = microphone;
  const isForbidden = state === 'off' && !mayUnmute;
  const on = state === 'on';
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!on || track === undefined) return undefined;
    return showLevel(track, button);
  }, [on, track]);
  return (
    <ControlButton
      ref={button}
      icon={on ? Mic : MicOff}
      label={t('microphone')}
      name={isForbidden ? rights('unmuteNot') : t(on ? 'microphoneOff' : 'microphoneOn')}
      look={on ? 'on' : 'off'}
      marked={problem !== undefined}
      shortcut="m"
      isDisabled={isForbidden}
      onPress={() => void media.toggle('microphone')}
    />
  );
}

/** Draws past React: a level that changes fifteen times a second is no state of the page. */
function showLevel(track: MediaStreamTrack, button: { readonly current: HTMLElement | null }) {
  const meter = new SoundMeter(track);
  let shown = 0;
  const timer = setInterval(() => {
    shown = Math.max(meter.level() * 6, shown * 0.7);
    button.current?.style.setProperty('--level', Math.min(1, shown).toFixed(2));
  }, 66);
  return () => {
    clearInterval(timer);
    meter[Symbol.dispose]();
    button.current?.style.setProperty('--level', '0');
  };
}
