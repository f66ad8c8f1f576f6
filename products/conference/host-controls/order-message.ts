import * as z from 'zod/mini';

/** Only ever switches off: nobody is switched on by somebody else. */
export const HOST_ORDERS = ['mute', 'camera-off'] as const;
export type HostOrder = (typeof HOST_ORDERS)[number];

/** From a host, to one member or to all. */
export const orderMessage = z.strictObject({
  kind: z.literal('order'),
  order: z.enum(HOST_ORDERS),
});
