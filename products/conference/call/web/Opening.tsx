import { IrisMark } from '@blende/shared/ui/IrisMark.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { openingTexts } from './opening-texts.ts';
import './opening.css';

/** Where the call will be, for the moment until there is something to draw. */
export function Opening() {
  const t = useTexts(openingTexts);
  return (
    <div className="call-opening">
      <IrisMark state="working" size={72} label={t('opening')} />
    </div>
  );
}
