import type { DatabaseConnection } from '@blende/shared/database/connect/connection.ts';
import type { TenantId } from '@blende/shared/protocol/tenant-id.ts';

/** How a writer is wrong on purpose; such a one must be found. */
export type WriterFault =
  /** Says that a film is kept before its row is. */
  | 'early'
  /** Writes the row with a key that the store does not have yet. */
  | 'row-before-key'
  /** Says that a key is destroyed and leaves it. */
  | 'destroys-nothing';

export interface WriterOptions {
  readonly app: Omit<DatabaseConnection, 'password'> & { readonly password: string };
  readonly keysSocket: string;
  readonly objectFolders: readonly string[];
  readonly tenant: TenantId;
  readonly seed: number;
  /** Known to be there, to be destroyed. */
  readonly films: readonly string[];
  readonly fault?: WriterFault | undefined;
}
