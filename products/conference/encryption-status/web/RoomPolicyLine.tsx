import { KeyRound, LockKeyholeOpen } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { Dialog } from '@blende/shared/ui/Dialog.tsx';
import { Icon } from '@blende/shared/ui/Icon.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { ProtectionExplained } from './ProtectionExplained.tsx';
import { encryptionTexts } from './texts.ts';
import './protection-line.css';

export interface RoomPolicyLineProps {
  /** `asks`: this browser cannot encrypt, and the others will be asked. */
  readonly policy: 'required' | 'if-possible' | 'asks';
}

/** Before joining nothing is proven yet: what this room demands of everybody, and no padlock. */
export function RoomPolicyLine({ policy }: RoomPolicyLineProps) {
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
        <Icon icon={policy === 'asks' ? LockKeyholeOpen : KeyRound} size={18} />
        <span>{t(policy)}</span>
      </Button>
      {explained ? (
        <Dialog
          title={t('title')}
          onClose={() => {
            setExplained(false);
          }}
        >
          <p>{t(`${policy}-explained`)}</p>
          <ProtectionExplained />
        </Dialog>
      ) : null}
    </>
  );
}
