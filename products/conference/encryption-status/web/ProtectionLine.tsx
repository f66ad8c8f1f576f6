import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { announce } from '@blende/shared/ui/announcer.ts';
import { Icon } from '@blende/shared/ui/Icon.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import type { Protection } from '../padlock.ts';
import { ProtectionDialog, type Protected } from './ProtectionDialog.tsx';
import { protectionIcons, protectionMeanings } from './protection-look.ts';
import { encryptionTexts } from './texts.ts';
import './protection-line.css';

/** What nobody should have to discover by looking at the corner. */
const ANNOUNCED: readonly Protection[] = ['not-protected', 'unknown-connections', 'not-up-to-date'];

/** The padlock with its word; pressing it explains in full what it means and what it does not. */
export function ProtectionLine({ guarded }: { readonly guarded: Protected }) {
  const t = useTexts(encryptionTexts);
  const [explained, setExplained] = useState(false);
  const { protection } = useLiveValue(guarded.protection.view);
  const { unknownConnections } = useLiveValue(guarded.link.view);
  const word = t(protection, { count: unknownConnections });
  useEffect(() => {
    if (ANNOUNCED.includes(protection)) announce(word);
  }, [protection, word]);
  return (
    <>
      <Button
        className={`protection-line protection-${protectionMeanings[protection]}`}
        aria-label={`${word}. ${t('explain')}`}
        onPress={() => {
          setExplained(true);
        }}
      >
        <Icon icon={protectionIcons[protection]} size={18} />
        <span>{word}</span>
      </Button>
      {explained ? (
        <ProtectionDialog
          guarded={guarded}
          onClose={() => {
            setExplained(false);
          }}
        />
      ) : null}
    </>
  );
}
