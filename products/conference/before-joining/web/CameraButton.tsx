import { Video, VideoOff } from 'lucide-react';
import { ControlButton } from '@blende/shared/ui/ControlButton.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import type { LocalMedia } from './local-media.ts';
import { beforeJoiningTexts } from './texts.ts';

export function CameraButton({ media }: { readonly media: LocalMedia }) {
  const t = useTexts(beforeJoiningTexts);
  const { state, problem } = useLiveValue(media.view).camera;
  const on = state === 'on';
  return (
    <ControlButton
      icon={on ? Video : VideoOff}
      label={t('camera')}
      name={t(on ? 'cameraOff' : 'cameraOn')}
      look={on ? 'on' : 'off'}
      marked={problem !== undefined}
      shortcut="c"
      onPress={() => void media.toggle('camera')}
    />
  );
}
