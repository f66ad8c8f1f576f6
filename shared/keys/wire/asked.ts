import { parseTenantId, type TenantId } from '@blende/shared/protocol/tenant-id.ts';
import { KEY_ID_BYTES } from '../key-id.ts';
import { parseKeyKind, type KeyKind } from '../key-kind.ts';
import { KeysError } from '../keys-error.ts';
import type { Frame } from './frame.ts';

// What a question carries, or `question-invalid`.

export function askedTenant({ head }: Frame): TenantId {
  return parseTenantId(askedText(head['tenant'])) ?? invalid();
}

export function askedKind({ head }: Frame): KeyKind {
  return parseKeyKind(askedText(head['kind'])) ?? invalid();
}

export function askedText(value: unknown): string {
  return typeof value === 'string' ? value : invalid();
}

export function askedDuration({ head }: Frame): number | undefined {
  const value = head['validForMs'];
  if (value === undefined) return undefined;
  return Number.isSafeInteger(value) ? Number(value) : invalid();
}

/** The body is ids in bytes, one after the other. */
export function askedIds({ body }: Frame): readonly Buffer[] {
  if (body.length % KEY_ID_BYTES !== 0) return invalid();
  return Array.from({ length: body.length / KEY_ID_BYTES }, (_, index) =>
    body.subarray(index * KEY_ID_BYTES, (index + 1) * KEY_ID_BYTES),
  );
}

function invalid(): never {
  throw new KeysError('question-invalid');
}
