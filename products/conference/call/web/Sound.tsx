import { useEffect, useRef } from 'react';
import type { ShownTrack } from './participant-media.ts';

export function Sound({ track }: { readonly track: ShownTrack }) {
  const audio = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    const element = audio.current;
    if (element === null) return undefined;
    track.attach(element);
    return () => {
      track.detach(element);
    };
  }, [track]);
  // oxlint-disable-next-line jsx-a11y/media-has-caption -- a live voice has none
  return <audio ref={audio} autoPlay />;
}
