import { CheckField } from '@blende/shared/ui/CheckField.tsx';
import { Dialog } from '@blende/shared/ui/Dialog.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { layoutTexts } from '../../layout/web/texts.ts';
import { statisticsTexts } from '../../statistics/web/texts.ts';
import { callTexts } from './texts.ts';
import './shortcuts-dialog.css';

export interface ShortcutsDialogProps {
  readonly wanted: boolean;
  readonly onWanted: (wanted: boolean) => void;
  readonly onClose: () => void;
}

/** Every key of the call, and the switch for people whom single keys disturb. */
export function ShortcutsDialog({ wanted, onWanted, onClose }: ShortcutsDialogProps) {
  const t = useTexts(callTexts);
  const layout = useTexts(layoutTexts);
  const statistics = useTexts(statisticsTexts);
  const keys = [
    ['M', t('shortcutMicrophone')],
    [t('spaceBar'), t('shortcutPushToTalk')],
    ['C', t('shortcutCamera')],
    ['S', t('shortcutScreen')],
    ['P', t('shortcutParticipants')],
    ['H', t('shortcutHand')],
    ['T', t('shortcutChat')],
    ['V', layout('shortcutLayout')],
    ['F', layout('shortcutFullScreen')],
    ['1–9', layout('shortcutPin')],
    [layout('pageKeys'), layout('shortcutPage')],
    ['I', statistics('shortcut')],
    ['?', t('shortcutHelp')],
  ] as const;
  return (
    <Dialog title={t('shortcuts')} onClose={onClose}>
      <dl className={wanted ? 'shortcut-list' : 'shortcut-list shortcut-list-off'}>
        {keys.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <CheckField label={t('shortcutsOn')} isOn={wanted} onChange={onWanted} />
    </Dialog>
  );
}
