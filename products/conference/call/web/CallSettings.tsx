import { CheckField } from '@blende/shared/ui/CheckField.tsx';
import { Dialog } from '@blende/shared/ui/Dialog.tsx';
import { LanguageSwitch } from '@blende/shared/ui/LanguageSwitch.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import { DeviceSettings } from '../../before-joining/web/DeviceSettings.tsx';
import type { LocalMedia } from '../../before-joining/web/local-media.ts';
import { devicesTexts } from '../../devices/web/texts.ts';
import { callTexts } from './texts.ts';
import './call-settings.css';

export interface CallSettingsProps {
  readonly media: LocalMedia;
  readonly onClose: () => void;
}

export function CallSettings({ media, onClose }: CallSettingsProps) {
  const t = useTexts(callTexts);
  return (
    <Dialog title={t('settings')} onClose={onClose}>
      <DeviceSettings media={media} />
      <KeepsOpen media={media} />
      <LanguageSwitch />
    </Dialog>
  );
}

function KeepsOpen({ media }: { readonly media: LocalMedia }) {
  const t = useTexts(devicesTexts);
  const { keepsOpen } = useLiveValue(media.view);
  return (
    <CheckField
      label={t('keepsOpen')}
      hint={t('keepsOpenHint')}
      isOn={keepsOpen}
      onChange={(wanted) => {
        media.setKeepsOpen(wanted);
      }}
    />
  );
}
