import { Button } from '@blende/shared/ui/Button.tsx';
import { Dialog } from '@blende/shared/ui/Dialog.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { downgradeTexts } from './texts.ts';
import '../../host-controls/web/host-dialog.css';

export interface ConsentDialogProps {
  /** Of whoever asks. */
  readonly name: string;
  /** Everybody who was there before has agreed. */
  readonly isRunning: boolean;
  readonly onAnswer: (agrees: boolean) => void;
  /** Without an answer: the question stays open. */
  readonly onClose: () => void;
}

/** The question, with what it means. Neither answer looks like the one to give. */
export function ConsentDialog({ name, isRunning, onAnswer, onClose }: ConsentDialogProps) {
  const t = useTexts(downgradeTexts);
  return (
    <Dialog title={t(isRunning ? 'runningTitle' : 'questionTitle')} onClose={onClose}>
      <div className="host-dialog-text">
        <p>{t(isRunning ? 'running' : 'question', { name })}</p>
        <p>{t(isRunning ? 'runningMeaning' : 'meaning', { name })}</p>
        {isRunning ? null : <p>{t('deadline')}</p>}
      </div>
      <div className="host-dialog-actions">
        <Button
          onPress={() => {
            onAnswer(false);
          }}
        >
          {t(isRunning ? 'runningLeave' : 'refuse')}
        </Button>
        <Button
          onPress={() => {
            onAnswer(true);
          }}
        >
          {t(isRunning ? 'runningAgree' : 'agree')}
        </Button>
      </div>
    </Dialog>
  );
}
