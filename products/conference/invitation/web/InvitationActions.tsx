import { CalendarPlus, QrCode, Share2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@blende/shared/ui/Button.tsx';
import { CopyButton } from '@blende/shared/ui/CopyButton.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { invitationPath, type Invitation } from '../invitation-link.ts';
import { InvitationDialog } from './InvitationDialog.tsx';
import type { InvitationExtra } from './InvitationExtras.tsx';
import { invitationTexts } from './texts.ts';
import './invitation-links.css';

/** Every way to pass the invitation on. None of them holds the host key. */
export function InvitationActions({ invitation }: { readonly invitation: Invitation }) {
  const t = useTexts(invitationTexts);
  const [shown, setShown] = useState<InvitationExtra>();
  const link = `${location.origin}${invitationPath(invitation)}`;
  const close = (): void => {
    setShown(undefined);
  };
  return (
    <div className="invitation-actions">
      <CopyButton text={link}>{t('copyInvitation')}</CopyButton>
      {'share' in navigator ? (
        <Button icon={Share2} onPress={() => void share(link)}>
          {t('shareInvitation')}
        </Button>
      ) : null}
      <Button
        icon={QrCode}
        onPress={() => {
          setShown('qr');
        }}
      >
        {t('qrCode')}
      </Button>
      <Button
        icon={CalendarPlus}
        onPress={() => {
          setShown('calendar');
        }}
      >
        {t('calendarEntry')}
      </Button>
      {shown === undefined ? null : <InvitationDialog shown={shown} link={link} onClose={close} />}
    </div>
  );
}

async function share(url: string): Promise<void> {
  try {
    await navigator.share({ url });
  } catch {
    // Closed without sending: the person knows.
  }
}
