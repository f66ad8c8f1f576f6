import { usageError } from './operator-error.ts';

/** What the operator says of how much the machine may carry; the rest has defaults. */
export interface CapacityOptions {
  readonly rooms?: number;
  readonly participants?: number;
  readonly participantsPerRoom?: number;
}

/** Options of the command line, by the limit that they set. */
const CAPACITY_OPTIONS = {
  rooms: 'max-rooms',
  participants: 'max-participants',
  participantsPerRoom: 'max-per-room',
} as const;

type Option = (typeof CAPACITY_OPTIONS)[keyof typeof CAPACITY_OPTIONS];

const HIGHEST = 100_000;

/** Reads the numbers given for these options. */
export function parseCapacity(
  values: Readonly<Partial<Record<Option, string | undefined>>>,
): CapacityOptions {
  const given = Object.entries(CAPACITY_OPTIONS).flatMap(([limit, option]) => {
    const text = values[option];
    return text === undefined ? [] : [[limit, numberOf(option, text)] as const];
  });
  return Object.fromEntries(given);
}

function numberOf(option: string, text: string): number {
  const number = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (number < 1 || number > HIGHEST)
    throw usageError('capacity-invalid', `--${option} takes a number from 1 to ${HIGHEST}.`);
  return number;
}
