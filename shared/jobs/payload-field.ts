import { z } from 'zod';
import type { Brand } from '@blende/shared/basics/brand.ts';

declare const admitted: unique symbol;

/** One field of a payload, made by one of the functions below; no other schema fits. */
export interface PayloadField<Value> {
  readonly schema: z.ZodType<Value>;
  readonly [admitted]: true;
}

export type PayloadFields = Readonly<Record<string, PayloadField<unknown>>>;

export type PayloadOf<Fields extends PayloadFields> = {
  readonly [Name in keyof Fields]: Fields[Name] extends PayloadField<infer Value> ? Value : never;
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** base64url of 40 bytes and more: no word of any language is as long. */
const GRANT = /^[A-Za-z0-9_-]{54,60000}$/;
const MOST_IN_A_LIST = 1_000;

/** The name of a thing, never what it is called: a UUID in small letters. */
export function idField<Id extends Brand<string, string>>(): PayloadField<Id> {
  return field(z.custom<Id>((value) => typeof value === 'string' && UUID.test(value)));
}

export function countField(): PayloadField<number> {
  return field(z.int().min(0));
}

/** What a worker shows to the key store to open the keys of this job and no others. */
export type JobGrant = Brand<string, 'JobGrant'>;

export function grantField(): PayloadField<JobGrant> {
  return field(z.custom<JobGrant>((value) => typeof value === 'string' && GRANT.test(value)));
}

/** At most a thousand: what is more becomes several jobs. */
export function listField<Value>(of: PayloadField<Value>): PayloadField<readonly Value[]> {
  return field(z.array(of.schema).max(MOST_IN_A_LIST));
}

function field<Value>(schema: z.ZodType<Value>): PayloadField<Value> {
  return { schema } as PayloadField<Value>;
}
