import { X } from 'lucide-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Icon } from './Icon.tsx';
import { useTexts } from './texts.ts';
import { uiTexts } from './ui-texts.ts';
import './dialog.css';

export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The browser's own modal dialog: focus, Escape and the inert page behind it are its business. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const t = useTexts(uiTexts);
  const titleId = useId();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => {
      dialog?.close();
    };
  }, []);
  return (
    <dialog
      ref={element}
      className="dialog"
      aria-labelledby={titleId}
      onClose={(event) => {
        // A dialog inside this one has closed: this one stays.
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <div className="dialog-header">
        <h2 id={titleId}>{title}</h2>
        <Button className="icon-button" aria-label={t('close')} onPress={onClose}>
          <Icon icon={X} />
        </Button>
      </div>
      <div className="dialog-body">{children}</div>
    </dialog>
  );
}
