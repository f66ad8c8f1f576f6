import { useEffect } from 'react';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import type { GroupLink } from '../../group/group-link.ts';
import { endOfStay, isOwnAgreed } from '../own-stay.ts';

export interface Asking {
  /** We asked, and not everybody has agreed. */
  readonly isAsking: boolean;
  readonly isAlone: boolean;
}

/** Whether we have yet to be agreed to; ends the stay of whoever is refused or declines. */
export function useAsking(
  link: GroupLink,
  asksClear: boolean,
  onEnd: (reason: 'clear-refused' | 'clear-declined') => void,
): Asking {
  const { downgrade, members } = useLiveValue(link.view);
  const reason = endOfStay(downgrade);
  useEffect(() => {
    if (reason !== undefined) onEnd(reason);
  }, [reason, onEnd]);
  return { isAsking: asksClear && !isOwnAgreed(downgrade), isAlone: members.length < 2 };
}
