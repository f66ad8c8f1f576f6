import { language } from '@blende/shared/ui/language.ts';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import { STATEMENT_PATHS } from './StatementExcerpt.tsx';
import { excerptTexts } from './texts.ts';

const IMPRINT = { de: '/impressum', en: '/imprint' } as const;

/** To the pages that another product serves: whole navigations, in the language of this page. */
export function StatementLinks() {
  const t = useTexts(excerptTexts);
  const tag = useLiveValue(language);
  return (
    <>
      <a href={STATEMENT_PATHS[tag]}>{t('statement')}</a>
      <a href={IMPRINT[tag]}>{t('imprint')}</a>
    </>
  );
}
