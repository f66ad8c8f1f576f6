import { useMemo } from 'react';
import { language, textStore } from './language.ts';
import { useLiveValue } from './use-live-value.ts';

type Shape = Readonly<Record<string, string>>;
type PluralForm = 'one' | 'other';
type KeyOf<German> = keyof German extends infer Key
  ? Key extends `${infer Stem}_${PluralForm}`
    ? Stem
    : Key extends string
      ? Key
      : never
  : never;

export interface Texts<Key extends string> {
  readonly slice: string;
  /** Only carries the type of the keys. */
  readonly keys?: Key;
}

export type Translate<Key extends string> = (
  key: Key,
  values?: Readonly<Record<string, string | number>>,
) => string;

/** A slice's texts. German gives the shape; English that lacks a text does not compile. */
export function defineTexts<const German extends Shape>(
  slice: string,
  german: German,
  english: Readonly<Record<keyof German, string>>,
): Texts<KeyOf<German>> {
  textStore.addResourceBundle('de', slice, german);
  textStore.addResourceBundle('en', slice, english);
  return { slice };
}

/** The texts in the current language; the component is drawn again when it changes. */
export function useTexts<Key extends string>(texts: Texts<Key>): Translate<Key> {
  const tag = useLiveValue(language);
  return useMemo(() => {
    const translate = textStore.getFixedT(tag, texts.slice);
    return (key, values = {}) => translate(key, { ...values });
  }, [tag, texts]);
}
