import { useEffect, useRef } from 'react';
import { Button } from '@blende/shared/ui/Button.tsx';
import { IrisMark } from '@blende/shared/ui/IrisMark.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { downgradeTexts } from './texts.ts';
import '../../lobby/web/waiting-page.css';

export interface AskingPageProps {
  readonly isAlone: boolean;
  readonly onLeave: () => void;
}

/** In place of the call for whoever asks to take part without encryption. */
export function AskingPage({ isAlone, onLeave }: AskingPageProps) {
  const t = useTexts(downgradeTexts);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return (
    <main className="waiting-page">
      <IrisMark state="working" size={56} />
      <h1 ref={heading} tabIndex={-1}>
        {t(isAlone ? 'aloneTitle' : 'askingTitle')}
      </h1>
      <output>{t(isAlone ? 'aloneText' : 'askingText')}</output>
      <p>{t('askingDevices')}</p>
      <Button onPress={onLeave}>{t('stopAsking')}</Button>
    </main>
  );
}
