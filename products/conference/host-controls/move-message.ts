import * as z from 'zod/mini';
import { LINK_SECRET_BYTES } from '@blende/shared/e2ee/link-keys.ts';
import { ROOM_ID_BYTES } from '../rooms/room-id.ts';

const base64url = (bytes: number) =>
  z.string().check(z.regex(new RegExp(`^[A-Za-z0-9_-]{${String(Math.ceil((bytes * 4) / 3))}}$`)));

/** From a host: the meeting goes on under another link. Nobody outside of the group learns of it. */
export const moveMessage = z.strictObject({
  kind: z.literal('move'),
  room: base64url(ROOM_ID_BYTES),
  link: base64url(LINK_SECRET_BYTES),
});
export type MoveMessage = z.infer<typeof moveMessage>;
