import { useTexts } from '@blende/shared/ui/texts.ts';
import { CalendarForm } from './CalendarForm.tsx';
import { QrPicture } from './QrPicture.tsx';
import { invitationTexts } from './texts.ts';

export type InvitationExtra = 'qr' | 'calendar';

export interface InvitationExtrasProps {
  readonly shown: InvitationExtra;
  readonly link: string;
}

/** The invitation as a picture or as an entry in a calendar. */
export function InvitationExtras({ shown, link }: InvitationExtrasProps) {
  const t = useTexts(invitationTexts);
  if (shown === 'calendar') return <CalendarForm link={link} />;
  return (
    <>
      <p>{t('qrHint')}</p>
      <QrPicture text={link} label={t('qrName')} />
    </>
  );
}
