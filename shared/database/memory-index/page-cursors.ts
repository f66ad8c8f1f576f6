import { randomBytes } from 'node:crypto';
import { fromBase64url, toBase64url } from '@blende/shared/basics/base64url.ts';
import type { TenantId } from '@blende/shared/protocol/tenant-id.ts';
import { openField, sealField } from '../sealed/seal-field.ts';
import type { IndexPosition } from './ordered-index.ts';

const LONGEST = 8_000;

/**
 * Cursors that a browser may hold: the place in the order, sealed under a key of this process alone,
 * so that no address carries a title and none can be read once the process has ended.
 */
export class PageCursors {
  readonly #key = randomBytes(32);

  write(tenant: TenantId, subject: string, { id, text }: IndexPosition): string {
    const place = { tenant, table: subject, column: 'cursor', row: '' };
    return toBase64url(sealField(this.#key, place, 0, Buffer.from(JSON.stringify([id, text]))));
  }

  /** Undefined for what this process did not write for this tenant: begin at the first page. */
  read(tenant: TenantId, subject: string, cursor: string): IndexPosition | undefined {
    const bytes = cursor.length > LONGEST ? undefined : fromBase64url(cursor);
    if (bytes === undefined) return undefined;
    const place = { tenant, table: subject, column: 'cursor', row: '' };
    try {
      const opened = openField(this.#key, place, Buffer.from(bytes)).toString();
      const [id, text] = JSON.parse(opened) as readonly [string, string];
      return { id, text };
    } catch {
      return undefined;
    }
  }
}
