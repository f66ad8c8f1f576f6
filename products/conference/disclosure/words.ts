import type { HeldAnswer } from './held-messages.ts';

type Answered = Extract<HeldAnswer, { outcome: 'answered' }>;
type Seat = Exclude<Answered['seat'], undefined>;
export type Encryption = Answered['encryption'];
export type Traffic = Exclude<Seat['traffic'], undefined>;

/** Every sentence of the disclosure. Each language has all of them. */
export interface DisclosureWords {
  readonly titles: Readonly<Record<'sent' | 'memory' | 'disk' | 'formal' | 'signature', string>>;
  readonly sent: string;
  readonly sentViaProxy: string;
  readonly counted: string;
  readonly noPass: string;
  readonly passUnknown: string;
  readonly notReachable: string;
  readonly onlyInMemory: string;
  readonly id: (id: string) => string;
  readonly room: (id: string) => string;
  readonly since: (atMs: number) => string;
  readonly others: (count: number) => string;
  readonly traffic: (traffic: Traffic) => string;
  readonly away: string;
  readonly tickets: (count: number) => string;
  readonly engine: string;
  readonly ordered: (count: number) => string;
  readonly encryption: Readonly<Record<Encryption, string>>;
  readonly nothingLeft: string;
  readonly stillHeld: string;
  readonly endedUntil: (id: string, atMs: number) => string;
  readonly lost: (id: string) => string;
  readonly orderedLeft: (count: number) => string;
  readonly roomLeft: Readonly<Record<'empty' | 'running', (id: string) => string>>;
  readonly diskProven: (atMs: number) => string;
  readonly diskContrary: (atMs: number) => string;
  readonly diskNotChecked: string;
  readonly diskOwn: string;
  readonly article15: string;
  readonly toController: string;
  readonly noController: string;
  readonly article11: string;
  readonly signature: string;
}
