import { useEffect, useRef } from 'react';

export interface OwnPictureProps {
  readonly track: MediaStreamTrack;
  readonly label: string;
}

/** Mirrored, as people know themselves; the others get it as it is. */
export function OwnPicture({ track, label }: OwnPictureProps) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current !== null) video.current.srcObject = new MediaStream([track]);
  }, [track]);
  return (
    <video ref={video} className="own-picture" aria-label={label} autoPlay muted playsInline />
  );
}
