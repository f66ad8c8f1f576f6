import { X } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { Banner } from '@blende/shared/ui/Banner.tsx';
import { Button } from '@blende/shared/ui/Button.tsx';
import { Icon } from '@blende/shared/ui/Icon.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import type { LocalMedia } from '../../before-joining/web/local-media.ts';
import { beforeJoiningTexts } from '../../before-joining/web/texts.ts';
import type { DeviceOffer } from '../new-devices.ts';
import type { DeviceCare, DeviceTrouble } from './device-care.ts';
import { devicesTexts } from './texts.ts';
import './device-notices.css';

export interface DeviceNoticesProps {
  readonly care: DeviceCare;
  readonly media: LocalMedia;
}

/** What happened to camera and microphone, each with what to do and a way to put it away. */
export function DeviceNotices({ care, media }: DeviceNoticesProps) {
  const { microphone, camera, offer } = useLiveValue(care.notices);
  return (
    <>
      {[microphone, camera].map((trouble) =>
        trouble === undefined ? null : (
          <TroubleNotice key={trouble.kind} trouble={trouble} care={care} media={media} />
        ),
      )}
      {offer === undefined ? null : <OfferNotice offer={offer} care={care} />}
    </>
  );
}

function TroubleNotice({
  trouble,
  care,
  media,
}: DeviceNoticesProps & { readonly trouble: DeviceTrouble }) {
  const t = useTexts(devicesTexts);
  const { kind, says } = trouble;
  const canTurnOn = says === 'taken' || says === 'unplugged';
  return (
    <Banner
      meaning={says === 'replaced' ? 'info' : 'attention'}
      action={
        <span className="device-notice-actions">
          {canTurnOn ? (
            <Button look="quiet" onPress={() => void media.toggle(kind)}>
              {t(`${kind}-on`)}
            </Button>
          ) : null}
          <DismissButton
            onPress={() => {
              care.dismiss(kind);
            }}
          />
        </span>
      }
    >
      <TroubleText trouble={trouble} media={media} />
    </Banner>
  );
}

function TroubleText({
  trouble: { kind, says, name = '' },
  media,
}: {
  readonly trouble: DeviceTrouble;
  readonly media: LocalMedia;
}) {
  const t = useTexts(devicesTexts);
  const before = useTexts(beforeJoiningTexts);
  const { problem } = useLiveValue(media.view)[kind];
  if (says !== 'problem') return t(`${kind}-${says}`, { name });
  return problem === undefined ? null : before(`${kind}-${problem}`);
}

function OfferNotice({ offer, care }: { readonly offer: DeviceOffer; readonly care: DeviceCare }) {
  const t = useTexts(devicesTexts);
  return (
    <Banner
      meaning="info"
      action={
        <span className="device-notice-actions">
          <Button look="quiet" onPress={() => void care.accept(offer)}>
            {t('use')}
          </Button>
          <DismissButton
            onPress={() => {
              care.dismiss('offer');
            }}
          />
        </span>
      }
    >
      {t('offered', { name: offer.name })}
    </Banner>
  );
}

function DismissButton({ onPress }: { readonly onPress: () => void }) {
  const t = useTexts(devicesTexts);
  return (
    <AriaButton className="icon-button" aria-label={t('dismiss')} onPress={onPress}>
      <Icon icon={X} />
    </AriaButton>
  );
}
