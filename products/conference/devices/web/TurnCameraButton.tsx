import { SwitchCamera } from 'lucide-react';
import { ControlButton } from '@blende/shared/ui/ControlButton.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import type { LocalMedia } from '../../before-joining/web/local-media.ts';
import { devicesTexts } from './texts.ts';

/** Front or back camera. Only phones and tablets say which way a camera faces. */
export function TurnCameraButton({ media }: { readonly media: LocalMedia }) {
  const t = useTexts(devicesTexts);
  const { state, track } = useLiveValue(media.view).camera;
  const several = useLiveValue(media.list.devices).cameras.length > 1;
  const faces = state === 'on' && track?.getSettings().facingMode !== undefined;
  if (!several || !faces) return null;
  return (
    <ControlButton
      icon={SwitchCamera}
      label={t('turnCamera')}
      onPress={() => void media.turnCamera()}
    />
  );
}
