import { Banner } from '@blende/shared/ui/Banner.tsx';
import { Button } from '@blende/shared/ui/Button.tsx';
import { Dialog } from '@blende/shared/ui/Dialog.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { newLinkTexts } from './new-link-texts.ts';
import './host-dialog.css';

export interface NewLinkDialogProps {
  /** Undefined where this server lets nobody start a room from here. */
  readonly onMove: (() => void) | undefined;
  readonly isMoving: boolean;
  readonly onClose: () => void;
}

/** The question before the meeting goes on under another link. */
export function NewLinkDialog({ onMove, isMoving, onClose }: NewLinkDialogProps) {
  const t = useTexts(newLinkTexts);
  return (
    <Dialog title={t('question')} onClose={onClose}>
      <div className="host-dialog-text">
        <p>{t('explanation')}</p>
        <p>{t('keeps')}</p>
      </div>
      {onMove === undefined ? <Banner meaning="attention">{t('notHere')}</Banner> : null}
      {isMoving ? <Banner meaning="info">{t('moving')}</Banner> : null}
      <div className="host-dialog-actions">
        <Button onPress={onClose}>{t('cancel')}</Button>
        {onMove === undefined ? null : (
          <Button look="primary" isPending={isMoving} onPress={onMove}>
            {t('make')}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
