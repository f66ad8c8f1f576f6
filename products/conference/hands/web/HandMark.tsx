import { Hand } from 'lucide-react';
import { Icon } from '@blende/shared/ui/Icon.tsx';
import type { ReadableValue } from '@blende/shared/ui/live-value.ts';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import { handOrder, type RaisedHands } from '../raised-hands.ts';
import { handsTexts } from './texts.ts';
import './hand-mark.css';

/** A raised hand with its place in the row. */
export function HandMark({
  hands,
  id,
}: {
  readonly hands: ReadableValue<RaisedHands>;
  readonly id: string;
}) {
  const t = useTexts(handsTexts);
  const place = handOrder(useLiveValue(hands)).indexOf(id) + 1;
  if (place === 0) return null;
  return (
    <span className="hand-mark">
      <Icon icon={Hand} size={16} />
      <span aria-hidden="true">{place}</span>
      <span className="visually-hidden">{t('raised', { place })}</span>
    </span>
  );
}
