import { useTexts } from '@blende/shared/ui/texts.ts';
import { encryptionTexts } from './texts.ts';
import './protection-dialog.css';

/** What encryption in this room protects, and what it does not. */
export function ProtectionExplained({ isClear = false }: { readonly isClear?: boolean }) {
  const t = useTexts(encryptionTexts);
  return (
    <>
      <section className="protection-part">
        <h3>{t('protectedTitle')}</h3>
        <p>{t(isClear ? 'protected-clear' : 'protected')}</p>
        {isClear ? null : <p>{t('protectedHow')}</p>}
      </section>
      <section className="protection-part">
        <h3>{t('unprotectedTitle')}</h3>
        <ul className="protection-limits">
          <li>{t('limitPresence')}</li>
          <li>{t('limitRecording')}</li>
          <li>{t('limitCode')}</li>
          <li>{t('limitLibrary')}</li>
        </ul>
      </section>
    </>
  );
}
