import { useEffect, useRef } from 'react';
import type { ShownTrack } from './participant-media.ts';

export interface PictureProps {
  readonly track: ShownTrack;
  readonly label: string;
  readonly className: string;
}

/** A moving picture: it tells livekit-client its size, so that no larger one is sent than shown. */
export function Picture({ track, label, className }: PictureProps) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (element === null) return undefined;
    track.attach(element);
    return () => {
      track.detach(element);
    };
  }, [track]);
  return <video ref={video} className={className} aria-label={label} autoPlay muted playsInline />;
}
