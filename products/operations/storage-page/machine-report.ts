import { z } from 'zod';

// What the operator's command saw of the machine, with rights that the library's process lacks. It
// goes along when a link to the storage page is made.

const encryption = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('encrypted'),
    by: z.string(),
    cipher: z.string().exactOptional(),
  }),
  z.strictObject({ kind: z.literal('plain') }),
  z.strictObject({ kind: z.literal('memory') }),
  z.strictObject({ kind: z.literal('not-checked'), code: z.string() }),
]);

const disk = z.strictObject({
  folder: z.string(),
  holds: z.array(z.enum(['database', 'objects', 'key-store', 'root', 'evidence', 'configuration'])),
  device: z.string().exactOptional(),
  encryption,
  keyOnDisk: z.boolean().exactOptional(),
});

const outbound = z.strictObject({
  host: z.string(),
  port: z.int(),
  location: z.string().exactOptional(),
  purpose: z.enum(['database', 'objects', 'certificate', 'approved']),
});

/** `atMs`: when it was looked at, Unix time. */
export const machineReport = z.strictObject({
  atMs: z.int(),
  disks: z.array(disk),
  outbound: z.array(outbound),
});

export type MachineReport = z.infer<typeof machineReport>;
export type DiskReport = MachineReport['disks'][number];
export type OutboundReport = MachineReport['outbound'][number];
export type KeptThing = DiskReport['holds'][number];
