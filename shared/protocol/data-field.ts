// What Blende takes, keeps or passes on, declared where it is used. A test compares it with what
// the code really has, so that nothing comes in undeclared; the record of processing activities
// (Art. 30 GDPR) is made from it.

interface InTwo {
  readonly de: string;
  readonly en: string;
}

/** Where a field is found in the code, which also says how the test finds it there. */
export type DataPlace =
  /** A field of a message, `label.field`, in the schemas of this source file. */
  | { readonly kind: 'schema'; readonly file: string }
  /** A field of an interface of this source file, `Interface.field`. */
  | { readonly kind: 'interface'; readonly file: string }
  /** A header, in small letters. `edge`: it comes in and goes no further. */
  | { readonly kind: 'header'; readonly towards: 'edge' | 'server' | 'browser' }
  /** A field of an event, `event.field`, or an event without fields. */
  | { readonly kind: 'event' }
  /** A file in the data folder; a name in angle brackets stands for any. */
  | { readonly kind: 'file' }
  /** A key of the browser's own storage. */
  | { readonly kind: 'browser' }
  /** Held by this source file, named as it says. */
  | { readonly kind: 'memory'; readonly file: string };

/** The rows of the record: who is told, and why at all. */
export type DataActivity = 'pages' | 'meeting' | 'content' | 'operation' | 'facts';

export type LegalBasis =
  /** Art. 6 (1) (b) or (f) GDPR: somebody wants to meet, and it cannot be done without. */
  | 'requested-service'
  /** Art. 6 (1) (f) GDPR: the service has to stay up. */
  | 'security'
  /** Art. 6 (1) (a) GDPR and § 25 (1) TDDDG: the person presses a button for it. */
  | 'consent'
  /** Art. 6 (1) (c) GDPR: a law wants it. */
  | 'legal-duty'
  /** No personal data. */
  | 'none';

export type Retention =
  /** Until the answer is sent. */
  | 'request'
  /** Until the connection ends. */
  | 'connection'
  /** Until the meeting is over, a minute at most after the last one left. */
  | 'meeting'
  | 'ten-minutes'
  /** Until the process ends. */
  | 'process'
  /** Only with the participants, until they leave. */
  | 'participants'
  /** In the person's browser, until they remove it. */
  | 'browser'
  /** Until the operator changes it. */
  | 'operator';

/** Who can read it. */
export type KeyClass =
  /** Sealed in the group: participants alone. */
  | 'end-to-end'
  /** Wrapped under a key of the invitation link: whoever has the link. */
  | 'link'
  /** The server, in memory. */
  | 'server'
  /** The operator's files. */
  | 'operator'
  /** Everybody. */
  | 'public';

export interface DataGroup {
  readonly place: DataPlace;
  readonly fields: readonly string[];
  readonly activity: DataActivity;
  /** What it is, as a person would call it. */
  readonly what: InTwo;
  readonly purpose: InTwo;
  readonly legalBasis: LegalBasis;
  readonly retention: Retention;
  readonly keyClass: KeyClass;
  /** `pseudonymous`: belongs to a person whom the server cannot name. */
  readonly personal: 'personal' | 'pseudonymous' | 'none';
}
