import { Component, type ReactNode } from 'react';
import { Button } from '@blende/shared/ui/Button.tsx';
import { CalmPage } from '@blende/shared/ui/CalmPage.tsx';
import { defineTexts, useTexts } from '@blende/shared/ui/texts.ts';

const texts = defineTexts(
  'app',
  {
    title: 'Etwas ist schiefgegangen',
    text: 'Die Seite konnte nicht weiter angezeigt werden. Ihr Link gilt weiterhin.',
    reload: 'Seite neu laden',
  },
  {
    title: 'Something went wrong',
    text: 'The page could not be shown any further. Your link is still valid.',
    reload: 'Reload page',
  },
);

/** React offers no other way than a class to catch what a component throws. */
export class ErrorBoundary extends Component<
  { readonly children: ReactNode },
  { failed: boolean }
> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <FailedPage /> : this.props.children;
  }
}

function FailedPage() {
  const t = useTexts(texts);
  return (
    <CalmPage
      title={t('title')}
      code="render-failed"
      actions={
        <Button
          look="primary"
          onPress={() => {
            location.reload();
          }}
        >
          {t('reload')}
        </Button>
      }
    >
      <p>{t('text')}</p>
    </CalmPage>
  );
}
