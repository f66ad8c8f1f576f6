import { CopyButton } from '@blende/shared/ui/CopyButton.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { hostPath, type Invitation } from '../invitation-link.ts';
import { InvitationActions } from './InvitationActions.tsx';
import { invitationTexts } from './texts.ts';
import './invitation-links.css';

/** The links of a meeting, to copy. The host link is there only for whoever came with it. */
export function InvitationLinks({ invitation }: { readonly invitation: Invitation }) {
  const t = useTexts(invitationTexts);
  return (
    <div className="invitation-links">
      <div className="invitation-link">
        <h2>{t('invitationLink')}</h2>
        <p>{t('invitationHint')}</p>
        <InvitationActions invitation={invitation} />
      </div>
      {invitation.hostSeed === undefined ? null : (
        <div className="invitation-link">
          <h2>{t('hostLink')}</h2>
          <p>{t('hostHint')}</p>
          <CopyButton name={t('copyHost')} text={`${location.origin}${hostPath(invitation)}`}>
            {t('copyInvitation')}
          </CopyButton>
        </div>
      )}
    </div>
  );
}
