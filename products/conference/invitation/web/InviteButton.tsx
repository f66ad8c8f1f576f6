import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@blende/shared/ui/Button.tsx';
import { Dialog } from '@blende/shared/ui/Dialog.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import type { Invitation } from '../invitation-link.ts';
import { InvitationLinks } from './InvitationLinks.tsx';
import { invitationTexts } from './texts.ts';

/** Invites again from within the call, in a dialog of its own: the list beside it keeps its room. */
export function InviteButton({ invitation }: { readonly invitation: Invitation }) {
  const t = useTexts(invitationTexts);
  const [shown, setShown] = useState(false);
  return (
    <>
      <Button
        icon={UserPlus}
        onPress={() => {
          setShown(true);
        }}
      >
        {t('invite')}
      </Button>
      {shown ? (
        <Dialog
          title={t('invite')}
          onClose={() => {
            setShown(false);
          }}
        >
          <InvitationLinks invitation={invitation} />
        </Dialog>
      ) : null}
    </>
  );
}
