import { useEffect, useState } from 'react';
import { CircleCheck, CircleDashed, FileText, TriangleAlert, type LucideIcon } from 'lucide-react';
import { Icon } from '@blende/shared/ui/Icon.tsx';
import { language } from '@blende/shared/ui/language.ts';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import { statementExcerpt, type ExcerptSentence } from '../statement-excerpt.ts';
import { excerptTexts } from './texts.ts';
import './statement-excerpt.css';

/** Where the statement lies; another product serves it. */
export const STATEMENT_PATHS = {
  api: '/api/statement',
  de: '/datenschutz',
  en: '/privacy',
} as const;

// The same shapes as in the statement's margin.
const MARKS: Readonly<Record<string, LucideIcon>> = {
  proven: CircleCheck,
  declared: FileText,
  contrary: TriangleAlert,
};

/** Three sentences of the privacy statement, once there is evidence for them; nothing before. */
export function StatementExcerpt() {
  const t = useTexts(excerptTexts);
  const tag = useLiveValue(language);
  const sentences = useExcerpt();
  if (sentences.length === 0) return null;
  return (
    <section className="statement-excerpt" aria-labelledby="statement-excerpt">
      <h2 id="statement-excerpt">{t('heading')}</h2>
      <ul>
        {sentences.map(({ id, state, text }) => (
          <li key={id} className={`excerpt-${state}`}>
            <Icon icon={MARKS[state] ?? CircleDashed} />
            <p>
              {text[tag]}{' '}
              <a href={`${STATEMENT_PATHS[tag]}#${id.toLowerCase()}`}>
                {t('evidence')}
                <span className="visually-hidden"> {id}</span>
              </a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function useExcerpt(): readonly ExcerptSentence[] {
  const [sentences, setSentences] = useState<readonly ExcerptSentence[]>([]);
  useEffect(() => {
    const leaving = new AbortController();
    fetch(STATEMENT_PATHS.api, { signal: leaving.signal })
      .then(async (response) => {
        if (response.ok) setSentences(statementExcerpt(await response.json()));
      })
      // Without the statement process the start page is what it is without evidence.
      .catch(() => undefined);
    return () => {
      leaving.abort();
    };
  }, []);
  return sentences;
}
