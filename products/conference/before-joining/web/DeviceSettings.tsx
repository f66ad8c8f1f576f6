import { Select } from '@blende/shared/ui/Select.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import type { Device } from './device-list.ts';
import type { LocalMedia } from './local-media.ts';
import { TestSoundButton } from './TestSoundButton.tsx';
import { beforeJoiningTexts } from './texts.ts';

/** Which camera, microphone and, where the browser lets a page choose, which speaker. */
export function DeviceSettings({ media }: { readonly media: LocalMedia }) {
  const t = useTexts(beforeJoiningTexts);
  const { camera, microphone, speaker } = useLiveValue(media.view);
  const { cameras, microphones, speakers } = useLiveValue(media.list.devices);
  if (cameras.length + microphones.length === 0) return <p>{t('devicesUnknown')}</p>;
  return (
    <>
      {cameras.length === 0 ? null : (
        <Select
          label={t('camera')}
          options={labelled(cameras, t('camera'))}
          selected={camera.chosen ?? cameras[0]?.id}
          onSelect={(id) => void media.choose('camera', id)}
        />
      )}
      {microphones.length === 0 ? null : (
        <Select
          label={t('microphone')}
          options={labelled(microphones, t('microphone'))}
          selected={microphone.chosen ?? microphones[0]?.id}
          onSelect={(id) => void media.choose('microphone', id)}
        />
      )}
      {speakers.length === 0 ? null : (
        <Select
          label={t('speaker')}
          options={labelled(speakers, t('speaker'))}
          selected={speaker ?? speakers[0]?.id}
          onSelect={(id) => {
            media.chooseSpeaker(id);
          }}
        />
      )}
      <div>
        <TestSoundButton key={speaker} speaker={speaker} />
      </div>
    </>
  );
}

function labelled(devices: readonly Device[], kind: string): readonly Device[] {
  return devices.map((device, index) => ({
    ...device,
    name: device.name === '' ? `${kind} ${String(index + 1)}` : device.name,
  }));
}
