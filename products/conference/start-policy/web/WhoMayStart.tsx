import { Banner } from '@blende/shared/ui/Banner.tsx';
import { Button } from '@blende/shared/ui/Button.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import type { PortalState } from './portal-state.ts';
import { startPolicyTexts } from './texts.ts';

/** Why the start page offers no start, and what to do. */
export function WhoMayStart({ portal }: { readonly portal: PortalState }) {
  const t = useTexts(startPolicyTexts);
  if (portal === 'everybody') return null;
  if (portal !== 'full') {
    return (
      <Banner meaning="info" announced={false}>
        {t(`who-${portal}`)}
      </Banner>
    );
  }
  return (
    <Banner
      meaning="attention"
      announced={false}
      action={
        <Button
          look="quiet"
          onPress={() => {
            location.reload();
          }}
        >
          {t('again')}
        </Button>
      }
    >
      {t('who-full')}
    </Banner>
  );
}
