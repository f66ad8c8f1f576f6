import type { NameBook } from '../../verification/name-book.ts';

export type NameKey = 'noName' | 'you' | 'youUnnamed' | 'numbered';

export interface Named {
  readonly id: string;
  readonly name: string;
  readonly isSelf?: boolean;
}

/** How a participant is called on tiles and lists; nobody is left without a word. */
export function shownName(
  participant: Named,
  t: (key: NameKey, values?: Readonly<Record<string, string | number>>) => string,
  book?: NameBook,
): string {
  const { id, name, isSelf = false } = participant;
  const number = book?.get(id)?.number;
  const called = name === '' ? t('noName') : name;
  const told = number === undefined ? called : t('numbered', { name: called, number });
  if (!isSelf) return told;
  return name === '' ? t('youUnnamed') : t('you', { name: told });
}
