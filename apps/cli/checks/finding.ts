/** What a check saw: `wrong` keeps Blende from working, `note` is something to know. */
export interface Finding {
  readonly verdict: 'fine' | 'note' | 'wrong';
  /** A whole sentence; if something is wrong, also what to do. */
  readonly sentence: string;
}

export function fine(sentence: string): Finding {
  return { verdict: 'fine', sentence };
}

export function note(sentence: string): Finding {
  return { verdict: 'note', sentence };
}

export function wrong(sentence: string): Finding {
  return { verdict: 'wrong', sentence };
}
