import { CalendarPlus, QrCode, Share2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@blende/shared/ui/Button.tsx';
import { CopyButton } from '@blende/shared/ui/CopyButton.tsx';
import { Dialog } from '@blende/shared/ui/Dialog.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { invitationPath, type Invitation } from '../invitation-link.ts';
import { CalendarForm } from './CalendarForm.tsx';
import { QrPicture } from './QrPicture.tsx';
import { invitationTexts } from './texts.ts';
import './invitation-links.css';

/** Every way to pass the invitation on. None of them holds the host key. */
export function InvitationActions({ invitation }: { readonly invitation: Invitation }) {
  const t = useTexts(invitationTexts);
  const [shown, setShown] = useState<'qr' | 'calendar'>();
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
      {shown === 'qr' ? (
        <Dialog title={t('qrCode')} onClose={close}>
          <p>{t('qrHint')}</p>
          <QrPicture text={link} label={t('qrName')} />
        </Dialog>
      ) : null}
      {shown === 'calendar' ? (
        <Dialog title={t('calendarEntry')} onClose={close}>
          <CalendarForm link={link} />
        </Dialog>
      ) : null}
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
