import { Button } from '@blende/shared/ui/Button.tsx';
import { CalmPage } from '@blende/shared/ui/CalmPage.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import type { LinkRefusal } from '../invitation-link.ts';
import { invitationTexts } from './texts.ts';

export function IncompleteLinkPage({ code }: { readonly code: LinkRefusal }) {
  const t = useTexts(invitationTexts);
  const unknown = code === 'room-unknown';
  return (
    <CalmPage
      title={t(unknown ? 'unknownTitle' : 'incompleteTitle')}
      code={code}
      home="/"
      actions={
        <Button
          look="primary"
          onPress={() => {
            location.assign('/');
          }}
        >
          {t('toStart')}
        </Button>
      }
    >
      <p>{t(unknown ? 'unknownText' : 'incompleteText')}</p>
      <p>{t('incompleteRemedy')}</p>
    </CalmPage>
  );
}
