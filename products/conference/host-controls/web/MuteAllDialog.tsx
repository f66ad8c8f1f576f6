import { Button } from '@blende/shared/ui/Button.tsx';
import { Dialog } from '@blende/shared/ui/Dialog.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import type { HostModel } from './host-model.ts';
import { hostControlsTexts } from './texts.ts';
import './host-dialog.css';

export interface MuteAllDialogProps {
  readonly host: HostModel;
  readonly onClose: () => void;
}

export function MuteAllDialog({ host, onClose }: MuteAllDialogProps) {
  const t = useTexts(hostControlsTexts);
  return (
    <Dialog title={t('muteAllQuestion')} onClose={onClose}>
      <p>{t('muteAllExplanation')}</p>
      <div className="host-dialog-actions">
        <Button onPress={onClose}>{t('cancel')}</Button>
        <Button
          look="primary"
          onPress={() => {
            host.order('mute');
            onClose();
          }}
        >
          {t('muteAll')}
        </Button>
      </div>
    </Dialog>
  );
}
