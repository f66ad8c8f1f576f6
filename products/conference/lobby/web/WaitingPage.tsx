import { useEffect, useRef } from 'react';
import { Button } from '@blende/shared/ui/Button.tsx';
import { IrisMark } from '@blende/shared/ui/IrisMark.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { CodeCards } from '../../verification/web/CodeCards.tsx';
import type { AtTheDoor } from '../lobby-view.ts';
import { lobbyTexts } from './texts.ts';
import './waiting-page.css';

export interface WaitingPageProps {
  readonly door: AtTheDoor | undefined;
  /** Empty if none was given. */
  readonly name: string;
  readonly onLeave: () => void;
}

/** In place of the call for whoever has to be let in. The call begins by itself. */
export function WaitingPage({ door, name, onLeave }: WaitingPageProps) {
  const t = useTexts(lobbyTexts);
  const heading = useRef<HTMLHeadingElement>(null);
  const isEarly = door?.why === 'no-host';
  const title = t(isEarly ? 'noHostTitle' : 'doorTitle');
  useEffect(() => {
    heading.current?.focus();
  }, []);
  useEffect(() => {
    const before = document.title;
    document.title = title;
    return () => {
      document.title = before;
    };
  }, [title]);
  return (
    <main className="waiting-page">
      <IrisMark state="working" size={56} />
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <output>{t(isEarly ? 'noHostText' : 'doorText')}</output>
      <p>
        <bdi>{name === '' ? t('yourNameNone') : t('yourName', { name })}</bdi>
        <br />
        {t('devicesOff')}
      </p>
      {door === undefined || isEarly ? null : (
        <section aria-label={t('yourCode')}>
          <h2>{t('yourCode')}</h2>
          <CodeCards digits={door.digits} />
          <p className="waiting-hint">{t('yourCodeHint')}</p>
        </section>
      )}
      <Button onPress={onLeave}>{t('stopWaiting')}</Button>
    </main>
  );
}
