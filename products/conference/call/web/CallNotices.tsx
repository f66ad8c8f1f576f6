import { Button } from '@blende/shared/ui/Button.tsx';
import { Banner } from '@blende/shared/ui/Banner.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import type { LocalMedia } from '../../before-joining/web/local-media.ts';
import { DeviceNotices } from '../../devices/web/DeviceNotices.tsx';
import { DowngradeNotices } from '../../downgrade/web/DowngradeNotices.tsx';
import { HostNotices } from '../../host-controls/web/HostNotices.tsx';
import { KnockNotice } from '../../lobby/web/KnockNotice.tsx';
import { PollNotice } from '../../polls/web/PollNotice.tsx';
import { CodeChangeNotice } from '../../verification/web/CodeChangeNotice.tsx';
import type { CallModel } from './call-model.ts';
import { callTexts } from './texts.ts';
import './call-notices.css';

export interface CallNoticesProps {
  readonly model: CallModel;
  readonly media: LocalMedia;
  /** Undefined while they are shown. */
  readonly onShowPolls: (() => void) | undefined;
  /** Where hosts see who waits; undefined while it is shown. */
  readonly onShowList: (() => void) | undefined;
}

/** What needs a word or a hand: connection, devices, and sound that the browser holds back. */
export function CallNotices({ model, media, onShowPolls, onShowList }: CallNoticesProps) {
  const t = useTexts(callTexts);
  const { group } = model;
  const { soundBlocked, draining } = useLiveValue(model.view);
  return (
    <div className="notices">
      <ConnectionNotice model={model} />
      {draining ? <Banner meaning="info">{t('draining')}</Banner> : null}
      <DowngradeNotices link={group.link} names={group.names} />
      <KnockNotice link={group.link} onShow={onShowList} />
      <CodeChangeNotice comparison={group.comparison} names={group.names} />
      <PollNotice polls={group.polls} names={group.names} onShow={onShowPolls} />
      <HostNotices host={group.host} names={group.names} />
      <DeviceNotices care={model.devices} media={media} />
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

function ConnectionNotice({ model }: { readonly model: CallModel }) {
  const t = useTexts(callTexts);
  const { connection, sending } = useLiveValue(model.view);
  if (connection === 'connected' || connection === 'ended' || connection === 'not-started')
    return null;
  if (connection === 'connecting') return <Banner meaning="info">{t('connecting')}</Banner>;
  return (
    <Banner
      meaning="attention"
      action={
        <Button look="quiet" onPress={model.retryNow}>
          {t('retry')}
        </Button>
      }
    >
      {t(connectionText(connection, sending))}
    </Banner>
  );
}

function connectionText(connection: 'no-server' | 'no-media' | 'interrupted', sending: boolean) {
  if (connection === 'no-server') return 'noServer';
  if (connection === 'no-media') return 'noMedia';
  return sending ? 'interrupted' : 'interruptedUnsent';
}
