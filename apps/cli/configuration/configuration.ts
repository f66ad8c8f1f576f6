import type { Secret } from '@blende/shared/basics/secret.ts';
import type { OutboundTarget } from '@blende/shared/outbound/outbound-target.ts';

/**
 * What `<data>/config/blende.json` says, without contradictions, with the secrets that it names
 * by file. Without such a file it holds the defaults: everything on this machine.
 */
export interface Configuration {
  readonly objects: ObjectsConfiguration;
  readonly database: DatabaseConfiguration;
  readonly keys: KeysConfiguration;
  /** Whatever may be connected to, beside an authority for certificates (`outboundTable`). */
  readonly allowed: readonly OutboundTarget[];
}

export interface ObjectsConfiguration {
  /** At least two, no two of them in the same place. */
  readonly copies: readonly CopyConfiguration[];
}

export type CopyConfiguration = FolderCopy | S3Copy;

export interface FolderCopy {
  readonly kind: 'folder';
  /** Absolute. */
  readonly path: string;
  /** The other machine on which it lies, as the operator declares it. */
  readonly machine: string | undefined;
}

export interface S3Copy {
  readonly kind: 's3';
  /** `https://host[:port]`, nothing behind it. */
  readonly endpoint: string;
  readonly host: string;
  readonly port: number;
  readonly bucket: string;
  readonly region: string;
  readonly accessKey: Secret<string>;
  readonly secretKey: Secret<string>;
  /** PEM of whoever vouches for the endpoint, if the system does not know them. */
  readonly ca: string | undefined;
  readonly location: string;
}

export type DatabaseConfiguration =
  /** Ours, a child process on a unix socket. */
  | { readonly kind: 'embedded' }
  | {
      readonly kind: 'elsewhere';
      /** With user and password, without parameters. The certificate is always verified. */
      readonly url: Secret<string>;
      readonly host: string;
      readonly port: number;
      /** PEM of whoever vouches for the server, if the system does not know them. */
      readonly ca: string | undefined;
      readonly location: string;
    };

export interface KeysConfiguration {
  readonly root: RootConfiguration;
  /** Absolute paths of three folders or more. */
  readonly copies: readonly string[];
}

export type RootConfiguration =
  /** `path`: undefined for the usual place, outside the data folder. */
  | { readonly mode: 'file'; readonly path: string | undefined }
  | { readonly mode: 'passphrase' }
  | { readonly mode: 'shares' };
