import { Hand } from 'lucide-react';
import { ControlButton } from '@blende/shared/ui/ControlButton.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useOwnHand } from './use-own-hand.ts';
import type { HandsModel } from './hands-model.ts';
import { handsTexts } from './texts.ts';

export function HandButton({ hands, self }: { readonly hands: HandsModel; readonly self: string }) {
  const t = useTexts(handsTexts);
  const { isRaised, toggle } = useOwnHand(hands, self);
  const name = t(isRaised ? 'lower' : 'raise');
  return (
    <ControlButton
      icon={Hand}
      label={t('hand')}
      name={name}
      look={isRaised ? 'active' : 'plain'}
      shortcut="h"
      onPress={toggle}
    />
  );
}
