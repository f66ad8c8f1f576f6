import type { PgBoss } from 'pg-boss';
import type { JobKind } from './job-kind.ts';

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

export type Weekday =
  | 'sunday'
  | 'monday'
  | 'tuesday'
  | 'wednesday'
  | 'thursday'
  | 'friday'
  | 'saturday';

/** Work of the instance that comes by itself; hours and minutes in UTC. */
export interface Schedule {
  readonly kind: JobKind;
  readonly payload: object;
  readonly on: 'every-day' | Weekday;
  readonly hour: number;
  readonly minute: number;
}

export function schedule<Payload extends object>(
  kind: JobKind<Payload>,
  payload: Payload,
  when: Pick<Schedule, 'on' | 'hour' | 'minute'>,
): Schedule {
  return { kind, payload: kind.payload.parse(payload), ...when };
}

export function cronOf({ on, hour, minute }: Pick<Schedule, 'on' | 'hour' | 'minute'>): string {
  return `${minute} ${hour} * * ${on === 'every-day' ? '*' : WEEKDAYS.indexOf(on)}`;
}

/** Makes the schedules in the database those of this program. A missed one is made up for once. */
export async function keepSchedules(boss: PgBoss, schedules: readonly Schedule[]): Promise<void> {
  const names = schedules.map(({ kind }) => kind.name);
  for (const { name } of await boss.getSchedules())
    if (!names.includes(name)) await boss.unschedule(name);
  for (const one of schedules)
    await boss.schedule(one.kind.name, cronOf(one), one.payload, { tz: 'UTC', missed: 'once' });
}
