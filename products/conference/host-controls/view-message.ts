import * as z from 'zod/mini';
import { LAYOUT_CHOICES } from '../layout/effective-layout.ts';

/** What a host sees, offered to those who want to see the same; `null` ends the offer. */
export const viewMessage = z.strictObject({
  kind: z.literal('host-view'),
  view: z.nullable(
    z.strictObject({
      layout: z.enum(LAYOUT_CHOICES),
      /** Id of a tile. */
      pinned: z.nullable(z.string().check(z.maxLength(64))),
    }),
  ),
});
export type OfferedView = NonNullable<z.infer<typeof viewMessage>['view']>;
