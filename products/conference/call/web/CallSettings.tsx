import { Checkbox } from 'react-aria-components';
import { Check } from 'lucide-react';
import { Dialog } from '@blende/shared/ui/Dialog.tsx';
import { Icon } from '@blende/shared/ui/Icon.tsx';
import { LanguageSwitch } from '@blende/shared/ui/LanguageSwitch.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { DeviceSettings } from '../../before-joining/web/DeviceSettings.tsx';
import type { LocalMedia } from '../../before-joining/web/local-media.ts';
import { callTexts } from './texts.ts';
import './call-settings.css';

export interface CallSettingsProps {
  readonly media: LocalMedia;
  readonly shortcutsWanted: boolean;
  readonly onShortcutsWanted: (wanted: boolean) => void;
  readonly onClose: () => void;
}

export function CallSettings({
  media,
  shortcutsWanted,
  onShortcutsWanted,
  onClose,
}: CallSettingsProps) {
  const t = useTexts(callTexts);
  return (
    <Dialog title={t('settings')} onClose={onClose}>
      <DeviceSettings media={media} />
      <section className="shortcuts" aria-label={t('shortcuts')}>
        <Checkbox className="checkbox" isSelected={shortcutsWanted} onChange={onShortcutsWanted}>
          <span className="checkbox-box">
            <Icon icon={Check} size={16} />
          </span>
          {t('shortcutsOn')}
        </Checkbox>
        <dl className="shortcut-list">
          <Shortcut keyName="M" does={t('shortcutMicrophone')} />
          <Shortcut keyName="C" does={t('shortcutCamera')} />
          <Shortcut keyName="S" does={t('shortcutScreen')} />
          <Shortcut keyName="P" does={t('shortcutParticipants')} />
        </dl>
      </section>
      <LanguageSwitch />
    </Dialog>
  );
}

function Shortcut({ keyName, does }: { readonly keyName: string; readonly does: string }) {
  return (
    <div>
      <dt>
        <kbd>{keyName}</kbd>
      </dt>
      <dd>{does}</dd>
    </div>
  );
}
