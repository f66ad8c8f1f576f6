import * as z from 'zod/mini';

/** An id that its author made: 16 random bytes. It names a thing only together with the author. */
export const ownId = z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/));

/** Something a member said before. Nobody can speak of it as of their own. */
export const messageRef = z.strictObject({ author: ownId, id: ownId });
export type MessageRef = z.infer<typeof messageRef>;

export function refKey({ author, id }: MessageRef): string {
  return `${author} ${id}`;
}
