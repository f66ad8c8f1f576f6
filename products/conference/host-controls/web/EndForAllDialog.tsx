import { useState } from 'react';
import { Banner } from '@blende/shared/ui/Banner.tsx';
import { Button } from '@blende/shared/ui/Button.tsx';
import { Dialog } from '@blende/shared/ui/Dialog.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import type { EndOutcome } from './end-for-all-request.ts';
import { hostControlsTexts } from './texts.ts';
import './host-dialog.css';

export interface EndForAllDialogProps {
  readonly end: () => Promise<EndOutcome>;
  readonly onClose: () => void;
}

/** The question before a meeting is ended for all. Once it is ended, the whole page goes. */
export function EndForAllDialog({ end, onClose }: EndForAllDialogProps) {
  const t = useTexts(hostControlsTexts);
  const [outcome, setOutcome] = useState<EndOutcome | 'pending'>();
  const failed = outcome === 'refused' || outcome === 'unreachable';
  return (
    <Dialog title={t('question')} onClose={onClose}>
      <div className="host-dialog-text">
        <p>{t('explanation')}</p>
        <p>{t('alone')}</p>
      </div>
      {failed ? <Banner meaning="attention">{t(outcome)}</Banner> : null}
      <div className="host-dialog-actions">
        <Button onPress={onClose}>{t('cancel')}</Button>
        <Button
          look="stop"
          isPending={outcome === 'pending'}
          onPress={() => {
            setOutcome('pending');
            void end().then(setOutcome);
          }}
        >
          {t('endForAll')}
        </Button>
      </div>
    </Dialog>
  );
}
