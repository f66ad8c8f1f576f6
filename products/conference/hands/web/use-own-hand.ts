import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import type { HandsModel } from './hands-model.ts';

export function useOwnHand(hands: HandsModel, self: string) {
  return { isRaised: useLiveValue(hands.hands).has(self), toggle: hands.toggle };
}
