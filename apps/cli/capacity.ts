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

/** More in one room would not fit into one message to a browser. */
const HIGHEST = { rooms: 100_000, participants: 100_000, participantsPerRoom: 150 } as const;

/** Reads the numbers given for these options. */
export function parseCapacity(
  values: Readonly<Partial<Record<Option, string | undefined>>>,
): CapacityOptions {
  const given = Object.entries(CAPACITY_OPTIONS).flatMap(([limit, option]) => {
    const text = values[option];
    return text === undefined
      ? []
      : [[limit, numberOf(option, text, HIGHEST[limit as keyof typeof HIGHEST])] as const];
  });
  return Object.fromEntries(given);
}

function numberOf(option: Option, text: string, highest: number): number {
  const number = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (number < 1 || number > highest)
    throw usageError('capacity-invalid', `--${option} takes a number from 1 to ${highest}.`);
  return number;
}
