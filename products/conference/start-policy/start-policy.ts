/** Who may start meetings on this server: the operator's choice. */
export const START_POLICIES = ['everybody', 'start-link', 'nobody'] as const;
export type StartPolicy = (typeof START_POLICIES)[number];

/** Bytes of the key in the start link's fragment, and of the permit that it gives for one room. */
export const START_KEY_BYTES = 32;
export const PERMIT_BYTES = 16;
/** For so long after its start a server takes the rooms back that ran before it. */
export const RETURN_MS = 120_000;

export interface Opening {
  readonly policy: StartPolicy;
  /** Whether the room's permit was shown. */
  readonly permitted: boolean;
  readonly sinceStartMs: number;
}

/** Whether a room that does not stand may come into being. Who finds it standing is not asked. */
export function mayOpenRoom({ policy, permitted, sinceStartMs }: Opening): boolean {
  if (policy === 'everybody') return true;
  return permitted && (policy === 'start-link' || sinceStartMs < RETURN_MS);
}

/** The start link's fragment, without `#`. */
export function startFragment(key: string): string {
  return `start.${key}`;
}

/** The key in a fragment (without `#`); undefined if it is no start link's. */
export function startKeyOf(fragment: string): string | undefined {
  return /^start\.([A-Za-z0-9_-]{43})$/.exec(fragment)?.[1];
}
