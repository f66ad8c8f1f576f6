import { useState } from 'react';

/** Who spoke last among the others: nobody wants to see themselves large because they speak. */
export function useLastSpeaker(speaking: string | undefined, selfId: string): string | undefined {
  const [last, setLast] = useState<string>();
  if (speaking !== undefined && speaking !== selfId && speaking !== last) setLast(speaking);
  return last;
}
