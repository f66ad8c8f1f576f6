/** What a probe saw. It never answers `holds` if it could not look. */
export type ProbeOutcome =
  | { readonly outcome: 'holds' }
  | { readonly outcome: 'fails' | 'not-checked'; readonly code: string };

/** A look at the running instance that answers one need of one claim; it changes nothing. */
export interface Probe {
  readonly claim: string;
  /** Index into the claim's `evidence`. */
  readonly need: number;
  readonly run: () => Promise<ProbeOutcome>;
}

export const HOLDS: ProbeOutcome = { outcome: 'holds' };

/** `code` is one of the claim's own or of the common phrases. */
export function fails(code: string): ProbeOutcome {
  return { outcome: 'fails', code };
}

export function notChecked(code: string): ProbeOutcome {
  return { outcome: 'not-checked', code };
}
