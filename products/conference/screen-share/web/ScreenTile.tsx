import { useEffect, useRef } from 'react';
import './screen-tile.css';

export interface ScreenTileProps {
  readonly track: {
    attach(element: HTMLMediaElement): unknown;
    detach(element: HTMLMediaElement): unknown;
  };
  readonly name: string;
}

/** A shared screen: always whole, never cropped. */
export function ScreenTile({ track, name }: ScreenTileProps) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (element === null) return undefined;
    track.attach(element);
    return () => {
      track.detach(element);
    };
  }, [track]);
  return (
    <figure className="screen-tile">
      <video ref={video} aria-label={name} autoPlay muted playsInline />
      <figcaption className="tile-name">
        <bdi>{name}</bdi>
      </figcaption>
    </figure>
  );
}
