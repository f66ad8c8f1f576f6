import { CopyButton } from '@blende/shared/ui/CopyButton.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { invitationPath, type Invitation } from '../../invitation/invitation-link.ts';
import { callTexts } from './texts.ts';

/** Says to whoever is alone what to do about it. */
export function AloneCard({ invitation }: { readonly invitation: Invitation }) {
  const t = useTexts(callTexts);
  return (
    <section className="alone-card" aria-label={t('alone')}>
      <div>
        <p className="alone-title">{t('alone')}</p>
        <p>{t('aloneHint')}</p>
      </div>
      <CopyButton text={`${location.origin}${invitationPath(invitation)}`}>
        {t('copyInvitation')}
      </CopyButton>
    </section>
  );
}
