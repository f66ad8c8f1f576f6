export type NameKey = 'noName' | 'you' | 'youUnnamed';

/** How a participant is called on tiles and lists; nobody is left without a word. */
export function shownName(
  participant: { readonly name: string; readonly isSelf?: boolean },
  t: (key: NameKey, values?: Readonly<Record<string, string>>) => string,
): string {
  const { name, isSelf = false } = participant;
  if (isSelf) return name === '' ? t('youUnnamed') : t('you', { name });
  return name === '' ? t('noName') : name;
}
