import { z } from 'zod';
import { LAYOUT_CHOICES } from '../layout/effective-layout.ts';

/** What a host sees, offered to those who want to see the same; `null` ends the offer. */
export const viewMessage = z.strictObject({
  kind: z.literal('host-view'),
  view: z
    .strictObject({
      layout: z.enum(LAYOUT_CHOICES),
      /** Id of a tile. */
      pinned: z.string().max(64).nullable(),
    })
    .nullable(),
});
export type OfferedView = NonNullable<z.infer<typeof viewMessage>['view']>;
