import { Button } from '@blende/shared/ui/Button.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { downgradeTexts } from './texts.ts';

/** On the page that says what a browser lacks: asking the others is the last resort, and said so. */
export function DowngradeOffer({ onAsk }: { readonly onAsk: () => void }) {
  const t = useTexts(downgradeTexts);
  return (
    <section className="unsupported-part">
      <h2>{t('offerTitle')}</h2>
      <p>{t('offer')}</p>
      <Button onPress={onAsk}>{t('ask')}</Button>
    </section>
  );
}
