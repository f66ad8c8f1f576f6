import { PATHS } from '../contract.ts';

const [german, english] = PATHS.disclosurePages;

export type DisclosureLanguage = 'de' | 'en';

/** Each language has an address of its own, so that a link opens in the language it is written in. */
export function disclosurePath(language: DisclosureLanguage): string {
  return language === 'de' ? german : english;
}

/** The language of this address; undefined if it is none of ours. */
export function disclosureLanguage(path: string): DisclosureLanguage | undefined {
  if (path === german) return 'de';
  return path === english ? 'en' : undefined;
}
