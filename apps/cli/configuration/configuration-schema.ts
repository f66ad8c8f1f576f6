import { z } from 'zod';

// Step one of three: the shape of the file, as strings and numbers. What they mean together is
// judged by `configurationFrom`.

const HIGHEST_PORT = 65_535;

const text = z.string().min(1).max(4096);
const port = z.int().min(1).max(HIGHEST_PORT);

const folderCopy = z.strictObject({
  kind: z.literal('folder'),
  path: text,
  machine: text.exactOptional(),
});

const s3Copy = z.strictObject({
  kind: z.literal('s3'),
  endpoint: text,
  bucket: text,
  region: text,
  accessKeyFile: text,
  secretKeyFile: text,
  caFile: text.exactOptional(),
  location: text,
});

const database = z.strictObject({
  urlFile: text.exactOptional(),
  caFile: text.exactOptional(),
  location: text,
});

const keys = z.strictObject({
  root: z.enum(['file', 'passphrase', 'shares']).exactOptional(),
  rootFile: text.exactOptional(),
  copies: z.array(text).exactOptional(),
});

/** Of `<data>/config/blende.json`, version 1. */
export const configurationSchema = z.strictObject({
  version: z.literal(1),
  objects: z
    .strictObject({ copies: z.array(z.discriminatedUnion('kind', [folderCopy, s3Copy])) })
    .exactOptional(),
  database: database.exactOptional(),
  keys: keys.exactOptional(),
  allowed: z.array(z.strictObject({ host: text, port, location: text })).exactOptional(),
});

export type ConfigurationText = z.infer<typeof configurationSchema>;
