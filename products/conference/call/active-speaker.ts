/** Loudness of each participant's sound, 0 to 1 (root mean square), by participant id. */
export type Levels = ReadonlyMap<string, number>;

export interface SpeakerState {
  /** Undefined until somebody has spoken; afterwards the last one who did. */
  readonly speaker: string | undefined;
  readonly isSpeaking: boolean;
  readonly candidate: string | undefined;
  readonly candidateSinceMs: number;
  readonly lastHeardMs: number;
}

export const NOBODY_SPOKE: SpeakerState = {
  speaker: undefined,
  isSpeaking: false,
  candidate: undefined,
  candidateSinceMs: 0,
  lastHeardMs: 0,
};

/** Below this it is breath, keyboard or room. */
const SPEECH_LEVEL = 0.02;
/** Somebody else has to be louder for this long: a cough or a "yes" changes nothing. */
const TAKEOVER_MS = 600;
/** The mark stays over the pauses between words. */
const PAUSE_MS = 900;

/**
 * Who is speaking, one measurement later. Computed here and not asked of the server: who speaks
 * when is nobody's business but the participants'.
 */
export function speakerAfter(state: SpeakerState, levels: Levels, nowMs: number): SpeakerState {
  const loudest = loudestOf(levels);
  const heard = state.speaker !== undefined && (levels.get(state.speaker) ?? 0) >= SPEECH_LEVEL;
  const lastHeardMs = heard ? nowMs : state.lastHeardMs;
  const isSpeaking = state.speaker !== undefined && nowMs - lastHeardMs < PAUSE_MS;
  if (loudest === undefined || loudest === state.speaker) {
    return { ...state, isSpeaking, lastHeardMs, candidate: undefined };
  }
  const candidateSinceMs = loudest === state.candidate ? state.candidateSinceMs : nowMs;
  if (isSpeaking && nowMs - candidateSinceMs < TAKEOVER_MS) {
    return { ...state, isSpeaking, lastHeardMs, candidate: loudest, candidateSinceMs };
  }
  return {
    speaker: loudest,
    isSpeaking: true,
    candidate: undefined,
    candidateSinceMs: nowMs,
    lastHeardMs: nowMs,
  };
}

function loudestOf(levels: Levels): string | undefined {
  let loudest: string | undefined;
  let level = SPEECH_LEVEL;
  for (const [id, value] of levels) {
    if (value < level) continue;
    loudest = id;
    level = value;
  }
  return loudest;
}
