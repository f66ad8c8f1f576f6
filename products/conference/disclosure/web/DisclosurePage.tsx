import { Download, RefreshCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Banner } from '@blende/shared/ui/Banner.tsx';
import { Button } from '@blende/shared/ui/Button.tsx';
import { language } from '@blende/shared/ui/language.ts';
import { LiveRegion } from '@blende/shared/ui/LiveRegion.tsx';
import { PageHeader } from '@blende/shared/ui/PageHeader.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import type { ReadDisclosure } from '../disclosure-document.ts';
import { DisclosureModel } from './disclosure-model.ts';
import { ReceivedList } from './ReceivedList.tsx';
import { saveText } from './save-text.ts';
import { disclosureTexts } from './texts.ts';
import './disclosure-page.css';

/** The server's answer to "what do you know about me?", as it was signed. */
export function DisclosurePage({ pass }: { readonly pass: string | undefined }) {
  const t = useTexts(disclosureTexts);
  const [model] = useState(() => new DisclosureModel(pass));
  const { state, answer } = useLiveValue(model.view);
  useEffect(() => {
    document.title = t('title');
  }, [t]);
  return (
    <div className="page">
      <PageHeader home="/" />
      <LiveRegion />
      <main className="disclosure" aria-busy={state === 'asking'}>
        <h1>{t('title')}</h1>
        <p className="disclosure-intro">{t('intro')}</p>
        {state === 'failed' ? <Banner meaning="stop">{t('failed')}</Banner> : null}
        {state === 'asking' && answer === undefined ? <p>{t('asking')}</p> : null}
        {answer === undefined ? null : <Answer answer={answer} />}
        <div className="disclosure-actions">
          <Button
            icon={RefreshCw}
            isPending={state === 'asking'}
            onPress={() => {
              void model.ask();
            }}
          >
            {t('askAgain')}
          </Button>
          {answer === undefined ? null : (
            <Button
              icon={Download}
              onPress={() => {
                saveText(t('fileName'), answer.file);
              }}
            >
              {t('download')}
            </Button>
          )}
        </div>
      </main>
    </div>
  );
}

function Answer({ answer }: { readonly answer: ReadDisclosure }) {
  const t = useTexts(disclosureTexts);
  const tag = useLiveValue(language);
  const time = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'medium' });
  return (
    <>
      <p className="disclosure-made">{t('made', { time: time.format(answer.madeAtMs) })}</p>
      {answer.text[tag].map(({ name, title, lines }) => (
        <section key={name} className="disclosure-part">
          <h2>{title}</h2>
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {name === 'sent' ? <ReceivedList received={answer.received} /> : null}
        </section>
      ))}
    </>
  );
}
