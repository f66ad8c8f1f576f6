import { Banner } from '@blende/shared/ui/Banner.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import type { LocalMedia } from './local-media.ts';
import { beforeJoiningTexts } from './texts.ts';

/** What is wrong with camera or microphone, each with its remedy. */
export function DeviceProblems({ media }: { readonly media: LocalMedia }) {
  const t = useTexts(beforeJoiningTexts);
  const { camera, microphone } = useLiveValue(media.view);
  if (camera.problem === 'denied' && microphone.problem === 'denied') {
    return <Banner meaning="attention">{t('bothDenied')}</Banner>;
  }
  if (camera.problem === 'insecure' && microphone.problem === 'insecure') {
    return <Banner meaning="attention">{t('camera-insecure')}</Banner>;
  }
  return (
    <>
      {microphone.problem === undefined ? null : (
        <Banner meaning="attention">{t(`microphone-${microphone.problem}`)}</Banner>
      )}
      {camera.problem === undefined ? null : (
        <Banner meaning="info">{t(`camera-${camera.problem}`)}</Banner>
      )}
    </>
  );
}
