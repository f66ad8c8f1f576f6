import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { Dialog } from '@blende/shared/ui/Dialog.tsx';
import { Icon } from '@blende/shared/ui/Icon.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { ProtectionExplained } from './ProtectionExplained.tsx';
import { encryptionTexts } from './texts.ts';
import './protection-line.css';

/** Before joining nothing is proven yet: what this room demands of everybody, and no padlock. */
export function RoomPolicyLine() {
  const t = useTexts(encryptionTexts);
  const [explained, setExplained] = useState(false);
  return (
    <>
      <Button
        className="protection-line protection-quiet"
        onPress={() => {
          setExplained(true);
        }}
      >
        <Icon icon={KeyRound} size={18} />
        <span>{t('required')}</span>
      </Button>
      {explained ? (
        <Dialog
          title={t('title')}
          onClose={() => {
            setExplained(false);
          }}
        >
          <p>{t('requiredExplained')}</p>
          <ProtectionExplained />
        </Dialog>
      ) : null}
    </>
  );
}
