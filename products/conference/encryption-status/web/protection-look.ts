import {
  CircleQuestionMark,
  KeyRound,
  LockKeyhole,
  LockKeyholeOpen,
  Hourglass,
  RefreshCwOff,
  type LucideIcon,
} from 'lucide-react';
import type { PersonProtection, Protection } from '../padlock.ts';

type Meaning = 'safe' | 'quiet' | 'attention' | 'stop';

/** A shape of its own for each word: colour never says it alone. */
export const protectionIcons: Readonly<Record<Protection, LucideIcon>> = {
  safe: LockKeyhole,
  waiting: Hourglass,
  joining: KeyRound,
  'not-up-to-date': RefreshCwOff,
  'unknown-connections': CircleQuestionMark,
  'not-protected': LockKeyholeOpen,
};

export const protectionMeanings: Readonly<Record<Protection, Meaning>> = {
  safe: 'safe',
  waiting: 'quiet',
  joining: 'quiet',
  'not-up-to-date': 'attention',
  'unknown-connections': 'attention',
  'not-protected': 'stop',
};

export function lookOfPerson(state: PersonProtection): {
  readonly icon: LucideIcon;
  readonly meaning: Meaning;
} {
  const same = state === 'silent' ? 'waiting' : state;
  return { icon: protectionIcons[same], meaning: protectionMeanings[same] };
}
