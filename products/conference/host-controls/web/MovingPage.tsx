import { IrisMark } from '@blende/shared/ui/IrisMark.tsx';
import { LiveRegion } from '@blende/shared/ui/LiveRegion.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { newLinkTexts } from './new-link-texts.ts';
import './moving-page.css';

/** Between two rooms of the same meeting, for a moment. */
export function MovingPage() {
  const t = useTexts(newLinkTexts);
  return (
    <div className="call" data-theme="dark">
      <LiveRegion />
      <main className="moving-page" role="status">
        <IrisMark state="working" size={72} />
        <h1>{t('title')}</h1>
        <p>{t('text')}</p>
      </main>
    </div>
  );
}
