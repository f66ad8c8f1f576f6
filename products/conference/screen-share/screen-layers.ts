export interface ScreenLayer {
  readonly width: number;
  readonly height: number;
  readonly maxBitrate: number;
  readonly maxFramerate: number;
}

export interface ScreenLayers {
  readonly full: ScreenLayer;
  readonly slow: ScreenLayer;
}

/** Bits per pixel and frame that keep text sharp in VP8. */
const BITS_PER_PIXEL = 0.09;

/**
 * Two layers of a shared screen. Both have its full resolution, because text that was scaled
 * cannot be read: whoever has less bandwidth gets fewer frames, not fewer pixels.
 */
export function screenLayers(width: number, height: number): ScreenLayers {
  return { full: layer(width, height, 15), slow: layer(width, height, 5) };
}

function layer(width: number, height: number, maxFramerate: number): ScreenLayer {
  const wanted = width * height * BITS_PER_PIXEL * maxFramerate;
  const maxBitrate = Math.round(Math.min(Math.max(wanted, 400_000), 4_000_000));
  return { width, height, maxBitrate, maxFramerate };
}
