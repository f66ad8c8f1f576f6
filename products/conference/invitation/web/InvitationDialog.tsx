import { useMemo } from 'react';
import { Dialog } from '@blende/shared/ui/Dialog.tsx';
import { IrisMark } from '@blende/shared/ui/IrisMark.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { uiTexts } from '@blende/shared/ui/ui-texts.ts';
import { useCode } from '@blende/shared/ui/use-code.ts';
import type { InvitationExtrasProps } from './InvitationExtras.tsx';
import { invitationTexts } from './texts.ts';

/** What few people open is loaded when they do. */
export function InvitationDialog({
  onClose,
  ...extra
}: InvitationExtrasProps & { readonly onClose: () => void }) {
  const t = useTexts(invitationTexts);
  const tUi = useTexts(uiTexts);
  const code = useCode(useMemo(() => import('./InvitationExtras.tsx'), []));
  return (
    <Dialog title={t(extra.shown === 'qr' ? 'qrCode' : 'calendarEntry')} onClose={onClose}>
      {code === undefined ? <IrisMark state="working" size={40} label={tUi('working')} /> : null}
      {code === 'missing' ? <p role="alert">{tUi('notLoaded')}</p> : null}
      {typeof code === 'object' ? <code.InvitationExtras {...extra} /> : null}
    </Dialog>
  );
}
