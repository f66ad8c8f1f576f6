import { Button } from '@blende/shared/ui/Button.tsx';
import { Dialog } from '@blende/shared/ui/Dialog.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { lobbyTexts } from './texts.ts';
import './remove-dialog.css';

export interface RemoveDialogProps {
  readonly name: string;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

/** The question before somebody is removed for good. */
export function RemoveDialog({ name, onRemove, onClose }: RemoveDialogProps) {
  const t = useTexts(lobbyTexts);
  return (
    <Dialog title={t('removeQuestion', { name })} onClose={onClose}>
      <p>{t('removeExplanation')}</p>
      <p>{t('removeLink')}</p>
      <div className="remove-actions">
        <Button onPress={onClose}>{t('cancel')}</Button>
        <Button
          look="stop"
          onPress={() => {
            onRemove();
            onClose();
          }}
        >
          {t('remove')}
        </Button>
      </div>
    </Dialog>
  );
}
