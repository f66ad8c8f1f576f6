import * as z from 'zod/mini';
import type { DisclosureText } from './disclosure.ts';

// What the page reads of the answer. The file that people download has all of it.

const section = z.object({
  name: z.enum(['sent', 'memory', 'disk', 'formal', 'signature']),
  title: z.string(),
  lines: z.array(z.string()),
});

const disclosureDocument = z.object({
  kind: z.literal('blende-disclosure'),
  madeAt: z.string(),
  received: z.object({
    address: z.string(),
    port: z.number(),
    tls: z.nullable(z.object({ version: z.nullable(z.string()), cipher: z.string() })),
    headers: z.array(z.object({ name: z.string(), value: z.string() })),
  }),
  text: z.object({ de: z.array(section), en: z.array(section) }),
});

const signedDisclosure = z.object({
  document: z.string(),
  algorithm: z.literal('Ed25519'),
  signature: z.string(),
  publicKey: z.string(),
});

export interface ReceivedByEdge {
  readonly address: string;
  readonly port: number;
  readonly tls: { readonly version: string | null; readonly cipher: string } | null;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
}

export interface ReadDisclosure {
  readonly madeAtMs: number;
  readonly received: ReceivedByEdge;
  readonly text: DisclosureText;
  /** The signed file as it is downloaded. */
  readonly file: string;
}

/** @throws ZodError or SyntaxError for anything but an answer of ours. */
export function readDisclosure(signed: unknown): ReadDisclosure {
  const file = signedDisclosure.parse(signed);
  const { madeAt, received, text } = disclosureDocument.parse(JSON.parse(file.document));
  return { madeAtMs: Date.parse(madeAt), received, text, file: JSON.stringify(file, null, 2) };
}
