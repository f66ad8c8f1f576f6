import { useTexts } from '@blende/shared/ui/texts.ts';
import type { Invitation } from '../../invitation/invitation-link.ts';
import { InvitationActions } from '../../invitation/web/InvitationActions.tsx';
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
      <InvitationActions invitation={invitation} />
    </section>
  );
}
