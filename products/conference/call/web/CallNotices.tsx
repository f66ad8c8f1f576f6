import { Button } from '@blende/shared/ui/Button.tsx';
import { Banner } from '@blende/shared/ui/Banner.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import type { CallModel } from './call-model.ts';
import { callTexts } from './texts.ts';
import './call-notices.css';

/** What needs a word or a hand: a lost connection, sound that the browser holds back. */
export function CallNotices({ model }: { readonly model: CallModel }) {
  const t = useTexts(callTexts);
  const { connection, soundBlocked } = useLiveValue(model.view);
  return (
    <div className="notices">
      {connection === 'interrupted' ? (
        <Banner
          meaning="attention"
          action={
            <Button look="quiet" onPress={model.retryNow}>
              {t('retry')}
            </Button>
          }
        >
          {t('interrupted')}
        </Banner>
      ) : null}
      {connection === 'connecting' ? <Banner meaning="info">{t('connecting')}</Banner> : null}
      {soundBlocked ? (
        <Banner
          meaning="attention"
          action={
            <Button look="quiet" onPress={() => void model.playSound()}>
              {t('playSound')}
            </Button>
          }
        >
          {t('soundBlocked')}
        </Banner>
      ) : null}
    </div>
  );
}
