import { useCallback } from 'react';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import type { Names } from './names.ts';
import { verificationTexts } from './texts.ts';

/** How somebody is called in words: with a number if others are called so too. */
export function useNames(names: Names): (id: string) => string {
  const t = useTexts(verificationTexts);
  const book = useLiveValue(names.book);
  return useCallback(
    (id) => {
      const booked = book.get(id);
      if (booked === undefined) return t('unknownName');
      const name = booked.name === '' ? t('noName') : booked.name;
      const told =
        booked.number === undefined ? name : t('numbered', { name, number: booked.number });
      if (!booked.isSelf) return told;
      return booked.name === '' ? t('youUnnamed') : t('you', { name: told });
    },
    [book, t],
  );
}
