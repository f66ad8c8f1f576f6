export type TrackSource = 'camera' | 'screen' | 'microphone' | 'screen-sound';

/** What the frame worker counted of one received track. */
export interface TrackReport {
  readonly participantId: string;
  readonly source: TrackSource;
  readonly okAtMs?: number | undefined;
  readonly epoch?: number | undefined;
  /** Frames that did not authenticate; none of them was rendered. */
  readonly refused: number;
}
