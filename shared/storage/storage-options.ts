import { z } from 'zod';
import { Secret } from '@blende/shared/basics/secret.ts';
import { whereabouts, type CopySpec } from './open-storage.ts';
import type { Whereabouts } from './places/whereabouts.ts';

const whereaboutsOption = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('disks'), disks: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('elsewhere'), machine: z.string() }),
  z.strictObject({ kind: z.literal('memory') }),
  z.strictObject({
    kind: z.literal('unknown'),
    code: z.enum(['no-access', 'not-a-disk', 'missing']),
  }),
]);

const copyOption = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('folder'),
    path: z.string().startsWith('/'),
    shownPath: z.string(),
    machine: z.string().nullable(),
    where: whereaboutsOption,
  }),
  z.strictObject({
    kind: z.literal('s3'),
    endpoint: z.string(),
    host: z.string(),
    port: z.int(),
    bucket: z.string(),
    region: z.string(),
    accessKey: z.string(),
    secretKey: z.string(),
    ca: z.string().nullable(),
    location: z.string(),
  }),
]);

/** The copies of objects as a role gets them on its standard input. */
export const storageOptions = z.array(copyOption).transform((copies) => copies.map(toSpec));

/**
 * For the standard input of a role and nothing else; `at` turns a path into the one that it sees.
 * Where a folder lies is looked up here: a role with a file tree of its own cannot.
 */
export function toStorageOptions(
  copies: readonly CopySpec[],
  at: (path: string) => string,
): z.input<typeof storageOptions> {
  return copies.map((copy) => {
    if (copy.kind === 's3') {
      const { accessKey, secretKey, ca = null, ...plain } = copy;
      return { ...plain, accessKey: accessKey.reveal(), secretKey: secretKey.reveal(), ca };
    }
    const { path, machine = null } = copy;
    const where = forWire(whereabouts(copy));
    return { kind: 'folder', path: at(path), shownPath: path, machine, where };
  });
}

function toSpec(copy: z.output<typeof copyOption>): CopySpec {
  if (copy.kind === 'folder') return { ...copy, machine: copy.machine ?? undefined };
  const { accessKey, secretKey, ca } = copy;
  return {
    ...copy,
    accessKey: new Secret(accessKey),
    secretKey: new Secret(secretKey),
    ca: ca ?? undefined,
  };
}

function forWire(where: Whereabouts): z.input<typeof whereaboutsOption> {
  return where.kind === 'disks' ? { ...where, disks: [...where.disks] } : where;
}
