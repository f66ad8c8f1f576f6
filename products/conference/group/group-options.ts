import * as z from 'zod/mini';
import { utf8, type Bytes } from '@blende/shared/basics/bytes.ts';
import { LIMITS } from '../contract.ts';
import { ownId } from './message-ref.ts';

/** Of more than so many the first ones are forgotten. */
export const MOST_REMOVED = 256;

const whoMay = z.enum(['everybody', 'hosts']);

const groupOptions = z.object({
  lobby: z.boolean(),
  locked: z.boolean(),
  /** Participants whom a host made host. */
  hosts: z.array(ownId).check(z.maxLength(LIMITS.participantsPerRoom)),
  /** Participants whom a host removed, latest last: nobody lets them in again. */
  removed: z.array(ownId).check(z.maxLength(MOST_REMOVED)),
  /** In a room whose link demands a lobby: a host founded this group (lobby/founding.ts). */
  founding: z.optional(z.string().check(z.maxLength(400))),
  /** What the meeting is called; empty for nothing. */
  title: z.string().check(z.maxLength(240)),
  may: z.object({ share: whoMay, chat: whoMay, unmute: whoMay }),
});
/** What hosts decide for the room; part of the group's state, so that no server can change it. */
export type GroupOptions = z.infer<typeof groupOptions>;

export const FIRST_OPTIONS: GroupOptions = {
  lobby: false,
  locked: false,
  hosts: [],
  removed: [],
  title: '',
  may: { share: 'everybody', chat: 'everybody', unmute: 'everybody' },
};

export function writeOptions(options: GroupOptions): Bytes {
  return utf8(JSON.stringify(options));
}

/** Undefined for bytes that no version of ours would have written. */
export function readOptions(bytes: Bytes): GroupOptions | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return groupOptions.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
