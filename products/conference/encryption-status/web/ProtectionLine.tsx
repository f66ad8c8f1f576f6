import { LockOpen } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { Dialog } from '@blende/shared/ui/Dialog.tsx';
import { Icon } from '@blende/shared/ui/Icon.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { encryptionTexts } from './texts.ts';
import './protection-line.css';

/** The padlock with its word; pressing it explains in full what it means and what it does not. */
export function ProtectionLine() {
  const t = useTexts(encryptionTexts);
  const [explained, setExplained] = useState(false);
  return (
    <>
      <Button
        className="protection-line"
        onPress={() => {
          setExplained(true);
        }}
      >
        <Icon icon={LockOpen} size={18} />
        <span>{t('transport')}</span>
      </Button>
      {explained ? (
        <Dialog
          title={t('title')}
          onClose={() => {
            setExplained(false);
          }}
        >
          <p>{t('explainMedia')}</p>
          <p>{t('explainNames')}</p>
          <p>{t('explainPath')}</p>
          <p className="protection-not">{t('explainNot')}</p>
        </Dialog>
      ) : null}
    </>
  );
}
