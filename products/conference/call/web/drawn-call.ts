import type * as CallPageModule from './CallPage.tsx';
import type { OpeningCall } from './opening-call.ts';

export type CallPageCode = typeof CallPageModule;

/** A call on its way, and what draws it, which comes meanwhile. */
export interface DrawnCall extends OpeningCall {
  readonly page: Promise<CallPageCode>;
}
