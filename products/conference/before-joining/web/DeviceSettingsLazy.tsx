import { lazy, Suspense } from 'react';
import { IrisMark } from '@blende/shared/ui/IrisMark.tsx';
import type { LocalMedia } from './local-media.ts';

const DeviceSettings = lazy(async () => ({
  default: (await import('./DeviceSettings.tsx')).DeviceSettings,
}));

/** The choice of devices, loaded when somebody opens it: most people never do. */
export function DeviceSettingsLazy({ media }: { readonly media: LocalMedia }) {
  return (
    <Suspense fallback={<IrisMark state="working" size={40} />}>
      <DeviceSettings media={media} />
    </Suspense>
  );
}
