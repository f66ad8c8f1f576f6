/** What an outsider puts into a frame of its own before it leaves; all but `own` are for sound. */
export type Forgery =
  /** As its encoder made it, with these bytes behind it. */
  | { readonly kind: 'own'; readonly trailer?: readonly number[] }
  /** What somebody else has sealed, from the moment this is asked for, or from the beginning. */
  | {
      readonly kind: 'relayed';
      readonly of: string;
      readonly since: 'now' | 'beginning';
      /** Bytes taken away at the end. */
      readonly cut?: number;
      /** Laid over the first byte. */
      readonly flip?: number;
      /** After so many frames it begins again. */
      readonly repeatAfter?: number;
    }
  /** A header as somebody else's frames have it, with random bytes behind it. */
  | { readonly kind: 'garbage'; readonly of: string; readonly counterAhead: number };

export interface OutsiderReport {
  /** Frames that came, by `participant source`. */
  readonly heard: Readonly<Record<string, number>>;
  /** Frames that were sent. */
  readonly sent: number;
  /** The first frames that came and the last one, in base64. */
  readonly first: Readonly<Record<string, readonly string[]>>;
  readonly last: Readonly<Record<string, string>>;
}

export interface OutsiderWindow {
  readonly outsider: {
    /** Answers the number of the track. */
    send(source: 'camera' | 'microphone', how: Forgery): Promise<number>;
    change(track: number, how: Forgery): void;
    report(): Promise<OutsiderReport>;
  };
}

/** To the worker. */
export type ToOutsiderWorker =
  | { readonly type: 'forge'; readonly track: number; readonly how: Forgery }
  | { readonly type: 'report' };

export type OutsiderTransform =
  | { readonly side: 'in'; readonly of: string }
  | { readonly side: 'out'; readonly track: number };
