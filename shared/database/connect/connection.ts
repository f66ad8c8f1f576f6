import type { Secret } from '@blende/shared/basics/secret.ts';

/** Over a unix socket of this machine, or over TLS whose certificate and host name are checked. */
export type DatabasePlace =
  | { readonly kind: 'socket'; readonly socketFolder: string }
  | {
      readonly kind: 'tls';
      readonly host: string;
      readonly port: number;
      /** PEM text of who vouches for the host; undefined: whom the system trusts. */
      readonly ca: string | undefined;
    };

/** Who speaks to which database, and where it is. */
export interface DatabaseConnection {
  readonly place: DatabasePlace;
  readonly database: string;
  readonly user: string;
  readonly password: Secret<string>;
}
