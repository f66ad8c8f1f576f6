import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { domainToASCII } from 'node:url';
import { usageError } from './operator-error.ts';

/** Where an instance listens, what it is called there, and how it proves that. */
export interface WebAddress {
  /** The address that the web port binds. */
  readonly listen: string;
  /** The address that browsers send picture and sound to. */
  readonly mediaAddress: string;
  /** Names of the meetings' address; with those of the library empty for plain HTTP, which is for this machine alone. */
  readonly domains: readonly string[];
  /** Names of the library's address. */
  readonly libraryDomains: readonly string[];
  readonly certificate: CertificateSource | undefined;
}

/** Absolute paths of PEM files: the chain, our certificate first, and its private key. */
export interface CertificateFiles {
  readonly certificateFile: string;
  readonly keyFile: string;
}

export type CertificateSource =
  | ({ readonly kind: 'files' } & CertificateFiles)
  | {
      /** Issued and renewed by an authority that speaks ACME (RFC 8555). */
      readonly kind: 'authority';
      readonly directoryUrl: string;
      /** Absolute path of a PEM file; undefined for those whom the system trusts. */
      readonly caFile: string | undefined;
    };

interface GivenAddress {
  readonly listen: string | undefined;
  readonly domains: readonly string[];
  readonly libraryDomains: readonly string[];
  readonly certificate: string | undefined;
  readonly key: string | undefined;
  readonly acmeDirectory: string | undefined;
  readonly acmeCa: string | undefined;
  readonly mediaAddress: string | undefined;
  readonly behindProxy: boolean;
  /** Whether picture and sound of meetings come and go beside the web port. */
  readonly hasMedia: boolean;
}

const LOOPBACK = '127.0.0.1';
const DEFAULT_DIRECTORY = 'https://acme-v02.api.letsencrypt.org/directory';
const EVERY_ADDRESS: ReadonlySet<string> = new Set(['0.0.0.0', '::']);
const DOMAIN =
  /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;

/** @throws OperatorError for what contradicts itself or would be open to others without TLS. */
export function parseWebAddress(given: GivenAddress, cwd: string): WebAddress {
  const listen = listenAddress(given.listen ?? LOOPBACK);
  const names = {
    domains: [...new Set(given.domains.map(domainName))],
    libraryDomains: [...new Set(given.libraryDomains.map(domainName))],
  };
  const hasName = names.domains.length + names.libraryDomains.length > 0;
  if (given.behindProxy) return behindProxy(given, listen, names);
  const certificate = certificateSource(given, hasName, cwd);
  if (certificate === undefined || !hasName) {
    if (!isLoopback(listen) || hasName || certificate !== undefined)
      throw usageError(
        'tls-missing',
        'Without TLS, Blende listens on this machine alone (127.0.0.1): give --domain NAME, or leave out --listen.',
      );
  }
  return { listen, mediaAddress: mediaAddress(given, listen), ...names, certificate };
}

/** The proxy has the certificate, and nobody but it reaches the web port. */
function behindProxy(
  given: GivenAddress,
  listen: string,
  names: Pick<WebAddress, 'domains' | 'libraryDomains'>,
): WebAddress {
  if (names.domains.length + names.libraryDomains.length === 0)
    throw usageError(
      'domain-missing',
      'A proxy serves a name: give --domain NAME as people type it.',
    );
  if (!isLoopback(listen))
    throw usageError(
      'proxy-elsewhere',
      'Behind a proxy, Blende listens on this machine alone: leave out --listen.',
    );
  if (
    [given.certificate, given.key, given.acmeDirectory, given.acmeCa].some(
      (one) => one !== undefined,
    )
  )
    throw usageError(
      'proxy-has-certificate',
      'Behind a proxy, give the certificate to the proxy: leave out --certificate, --key, --acme-directory and --acme-ca.',
    );
  if (given.mediaAddress === undefined && given.hasMedia)
    throw usageError(
      'media-address-missing',
      'Picture and sound do not pass the proxy: say where browsers send them with --media-address IP, the address others reach this machine at.',
    );
  return {
    listen,
    mediaAddress: mediaAddress(given, listen),
    ...names,
    certificate: undefined,
  };
}

/** Addresses that no other machine reaches. */
export function isLoopback(address: string): boolean {
  return address.startsWith('127.') || address === '::1';
}

/** Stands for whatever addresses the machine has. */
export function isEveryAddress(address: string): boolean {
  return EVERY_ADDRESS.has(address);
}

function listenAddress(text: string): string {
  const address = text === 'localhost' ? LOOPBACK : text;
  if (isIP(address) === 0)
    throw usageError(
      'address-invalid',
      '--listen takes an IP address of this machine, or 0.0.0.0 or :: for all of them.',
    );
  return address;
}

function mediaAddress(
  { mediaAddress: text, hasMedia }: Pick<GivenAddress, 'mediaAddress' | 'hasMedia'>,
  listen: string,
): string {
  const address = text ?? listen;
  if (!hasMedia && text === undefined) return address;
  if (text === undefined && isEveryAddress(listen))
    throw usageError(
      'media-address-missing',
      `With --listen ${listen}, say where browsers send picture and sound: --media-address IP, the address others reach this machine at.`,
    );
  if (isIP(address) === 0 || isEveryAddress(address))
    throw usageError(
      'media-address-invalid',
      '--media-address takes the one IP address that others reach this machine at.',
    );
  return address;
}

/** @throws OperatorError for what is no name of a host. */
export function domainName(text: string): string {
  // Writes international names the way DNS and certificates hold them (RFC 5891).
  const name = /[\s/\\:?#@]/.test(text) ? '' : domainToASCII(text);
  if (!DOMAIN.test(name) || isIP(name) !== 0)
    throw usageError(
      'domain-invalid',
      '--domain takes a host name such as meet.example.org, without scheme, port or path.',
    );
  return name;
}

function certificateSource(
  given: GivenAddress,
  hasName: boolean,
  cwd: string,
): CertificateSource | undefined {
  const { certificate, key, acmeDirectory, acmeCa } = given;
  if (certificate === undefined && key === undefined)
    return authority({ acmeDirectory, acmeCa }, hasName, cwd);
  if (certificate === undefined || key === undefined)
    throw usageError(
      'certificate-incomplete',
      '--certificate and --key belong together: give both.',
    );
  if (acmeDirectory !== undefined || acmeCa !== undefined)
    throw usageError(
      'certificate-twice',
      'Give either --certificate and --key, or --acme-directory and --acme-ca.',
    );
  const certificateFile = resolve(cwd, certificate);
  return { kind: 'files', certificateFile, keyFile: resolve(cwd, key) };
}

function authority(
  { acmeDirectory, acmeCa }: Pick<GivenAddress, 'acmeDirectory' | 'acmeCa'>,
  hasName: boolean,
  cwd: string,
): CertificateSource | undefined {
  const directoryUrl = acmeDirectory ?? DEFAULT_DIRECTORY;
  if (!directoryUrl.startsWith('https://') || !URL.canParse(directoryUrl))
    throw usageError(
      'acme-directory-invalid',
      '--acme-directory takes the https address of the directory of an authority that speaks ACME.',
    );
  if (!hasName) {
    if (acmeDirectory === undefined && acmeCa === undefined) return undefined;
    throw usageError('domain-missing', 'A certificate needs a name: give --domain NAME.');
  }
  const caFile = acmeCa === undefined ? undefined : resolve(cwd, acmeCa);
  return { kind: 'authority', directoryUrl, caFile };
}
