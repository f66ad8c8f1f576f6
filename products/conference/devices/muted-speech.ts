export interface MutedSpeech {
  /** How much of the last measurements was speech, 0 to 1. */
  readonly share: number;
  readonly hintUntilMs: number;
  /** After one hint the person knows; the next one comes later. */
  readonly quietUntilMs: number;
}

export const NOT_HEARD: MutedSpeech = { share: 0, hintUntilMs: 0, quietUntilMs: 0 };

/** Above what counts as speaking of others: a hint that is wrong disturbs. */
const SPEECH_LEVEL = 0.035;
/** With a measurement each 200 ms, about one second of speech reaches it and a cough does not. */
const ENOUGH = 0.6;
const WEIGHT = 0.2;
const HINT_MS = 6_000;
const QUIET_MS = 20_000;

/** Whether somebody speaks into a microphone that is off, one measurement (0 to 1) later. */
export function mutedSpeechAfter(state: MutedSpeech, level: number, nowMs: number): MutedSpeech {
  const share = state.share * (1 - WEIGHT) + (level >= SPEECH_LEVEL ? WEIGHT : 0);
  if (share < ENOUGH || nowMs < state.quietUntilMs) return { ...state, share };
  return { share: 0, hintUntilMs: nowMs + HINT_MS, quietUntilMs: nowMs + QUIET_MS };
}
