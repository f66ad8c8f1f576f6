import { Button } from '@blende/shared/ui/Button.tsx';
import { CalmPage } from '@blende/shared/ui/CalmPage.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { callTexts } from './texts.ts';

export function UnsupportedPage() {
  const t = useTexts(callTexts);
  return (
    <CalmPage
      title={t('unsupportedTitle')}
      code="browser-unsupported"
      home="/"
      actions={
        <Button
          onPress={() => {
            location.assign('/');
          }}
        >
          {t('toStart')}
        </Button>
      }
    >
      <p>{t('unsupportedText')}</p>
    </CalmPage>
  );
}
