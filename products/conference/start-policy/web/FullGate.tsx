import { useState, type ReactNode } from 'react';
import { Button } from '@blende/shared/ui/Button.tsx';
import { CalmPage } from '@blende/shared/ui/CalmPage.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { portalState } from './portal-state.ts';
import { startPolicyTexts } from './texts.ts';

/**
 * Says that the server is full before anybody is asked for a camera. A meeting that runs may have
 * room all the same, which only joining finds out.
 */
export function FullGate({ children }: { readonly children: () => ReactNode }) {
  const t = useTexts(startPolicyTexts);
  const [full, setFull] = useState(() => portalState() === 'full');
  if (!full) return children();
  return (
    <CalmPage
      title={t('fullTitle')}
      home="/"
      code="server-full"
      actions={
        <>
          <Button
            look="primary"
            onPress={() => {
              location.reload();
            }}
          >
            {t('again')}
          </Button>
          <Button
            onPress={() => {
              setFull(false);
            }}
          >
            {t('anyway')}
          </Button>
        </>
      }
    >
      <p>{t('who-full')}</p>
      <p>{t('fullKept')}</p>
    </CalmPage>
  );
}
