export interface SpacePress {
  readonly microphone: 'on' | 'muted' | 'asking' | 'never-opened';
  /** A field, a dialog or a menu has the focus: the key is theirs. */
  readonly isTaken: boolean;
  /** A control has the focus, and how it got it. */
  readonly focus: 'none' | 'by-keyboard' | 'by-pointer';
}

/**
 * Whether holding the space bar means to speak. A control that somebody reached with the keyboard
 * keeps its space bar. One that was clicked keeps it not: whoever muted with the mouse and now holds
 * the space bar wants to speak.
 */
export function spaceSpeaks({ microphone, isTaken, focus }: SpacePress): boolean {
  return microphone === 'muted' && !isTaken && focus !== 'by-keyboard';
}
