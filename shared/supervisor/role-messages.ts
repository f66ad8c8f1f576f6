// What the supervisor and a role say to each other. A role gets its options as one JSON line on
// stdin, so that no secret stands in an argument or in the environment; everything after that
// goes over Node's IPC channel.

/** Where the media engine is. A new generation means a new process that knows no room. */
export type EngineState =
  | {
      readonly state: 'ready';
      readonly port: number;
      /** Where its relay takes plain TCP on loopback, if it has one. */
      readonly relayPort?: number;
      readonly generation: number;
    }
  | { readonly state: 'down' };

/** A certificate that replaces the one from the options: PEM texts, our own certificate first. */
export interface CertificateText {
  readonly chain: string;
  readonly key: string;
}

export type ToRole =
  | { readonly type: 'engine'; readonly engine: EngineState }
  | ({ readonly type: 'certificate' } & CertificateText)
  | { readonly type: 'stop' };

export type FromRole =
  | { readonly type: 'ready' }
  /** A name and fields of the closed list in `events.ts`; anything else is counted, not printed. */
  | {
      readonly type: 'event';
      readonly name: string;
      readonly fields: Readonly<Record<string, number | string>>;
    };
