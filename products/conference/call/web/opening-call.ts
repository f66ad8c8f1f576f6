import type { CallModel } from './call-model.ts';

/** A call on its way: here at once if everything was ready, otherwise a moment later. */
export interface OpeningCall extends Disposable {
  readonly model: CallModel | undefined;
  readonly whenOpen: Promise<CallModel>;
  /**
   * When to draw the call: as soon as the engine has answered, or soon anyway. Drawing before would
   * hold up the connection, which needs the same thread.
   */
  readonly whenToDraw: Promise<void>;
}
