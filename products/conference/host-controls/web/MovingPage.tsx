import { useEffect } from 'react';
import { announce } from '@blende/shared/ui/announcer.ts';
import { IrisMark } from '@blende/shared/ui/IrisMark.tsx';
import { LiveRegion } from '@blende/shared/ui/LiveRegion.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { newLinkTexts } from './new-link-texts.ts';
import './moving-page.css';

/** Between two rooms of the same meeting, for a moment. */
export function MovingPage() {
  const t = useTexts(newLinkTexts);
  useEffect(() => {
    announce(t('title'));
  }, [t]);
  return (
    <div className="call" data-theme="dark">
      <LiveRegion />
      <main className="moving-page">
        <IrisMark state="working" size={72} />
        <h1>{t('title')}</h1>
        <p>{t('text')}</p>
      </main>
    </div>
  );
}
