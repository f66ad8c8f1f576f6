import { z } from 'zod';
import { Secret } from '@blende/shared/basics/secret.ts';
import { noPlainOutbound, outboundAgent } from '@blende/shared/outbound/outbound-agent.ts';
import { OutboundDoor } from '@blende/shared/outbound/outbound-door.ts';
import {
  openStorage,
  type CopySpec,
  type OpenStorage,
} from '@blende/shared/storage/open-storage.ts';

const where = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('disks'), disks: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('elsewhere'), machine: z.string() }),
  z.strictObject({ kind: z.literal('memory') }),
  z.strictObject({
    kind: z.literal('unknown'),
    code: z.enum(['no-access', 'not-a-disk', 'missing']),
  }),
]);
const folder = z.strictObject({
  kind: z.literal('folder'),
  path: z.string().startsWith('/'),
  shownPath: z.string(),
  machine: z.string().nullable(),
  where,
});
const s3 = z.strictObject({
  kind: z.literal('s3'),
  endpoint: z.string(),
  host: z.string(),
  port: z.int().positive(),
  bucket: z.string(),
  region: z.string(),
  accessKey: z.string(),
  secretKey: z.string(),
  ca: z.string().nullable(),
  location: z.string(),
});

/** Where objects lie, as a role gets it on its standard input. */
export const copyOptions = z.array(z.discriminatedUnion('kind', [folder, s3]));

export type CopyOptions = z.infer<typeof copyOptions>;

/** Opens the copies; stores elsewhere through the one door out, which lists them and nobody else. */
export async function openCopies(copies: CopyOptions): Promise<OpenStorage> {
  const stores = copies.filter((copy) => copy.kind === 's3');
  const door = new OutboundDoor(
    stores.map(({ host, port, location }) => ({ host, port, location, purpose: 'objects' })),
  );
  return await openStorage(copies.map(specOf), ({ ca }) => ({
    httpsAgent: outboundAgent(door, 'objects', {
      keepAlive: true,
      ...(ca === undefined ? {} : { ca }),
    }),
    httpAgent: noPlainOutbound(),
  }));
}

function specOf(copy: CopyOptions[number]): CopySpec {
  if (copy.kind === 'folder') return { ...copy, machine: copy.machine ?? undefined };
  const { accessKey, secretKey, ca, ...named } = copy;
  const secrets = { accessKey: new Secret(accessKey), secretKey: new Secret(secretKey) };
  return { ...named, ...secrets, ca: ca ?? undefined };
}
