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
  /** Empty for plain HTTP, which is for this machine alone. */
  readonly domains: readonly string[];
  readonly certificate: CertificateFiles | undefined;
}

/** Absolute paths of PEM files: the chain, our certificate first, and its private key. */
export interface CertificateFiles {
  readonly certificateFile: string;
  readonly keyFile: string;
}

interface GivenAddress {
  readonly listen: string | undefined;
  readonly domains: readonly string[];
  readonly certificate: string | undefined;
  readonly key: string | undefined;
  readonly mediaAddress: string | undefined;
}

const LOOPBACK = '127.0.0.1';
const EVERY_ADDRESS: ReadonlySet<string> = new Set(['0.0.0.0', '::']);
const DOMAIN =
  /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;

/** @throws OperatorError for what contradicts itself or would be open to others without TLS. */
export function parseWebAddress(given: GivenAddress, cwd: string): WebAddress {
  const listen = listenAddress(given.listen ?? LOOPBACK);
  const domains = [...new Set(given.domains.map(domainName))];
  const certificate = certificateFiles(given, cwd);
  if (certificate === undefined || domains.length === 0) {
    if (!isLoopback(listen) || domains.length > 0 || certificate !== undefined)
      throw usageError(
        'tls-missing',
        'Without TLS, Blende listens on this machine alone (127.0.0.1): give --domain NAME with --certificate FILE and --key FILE, or leave out --listen.',
      );
  }
  return { listen, mediaAddress: mediaAddress(given.mediaAddress, listen), domains, certificate };
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

function mediaAddress(text: string | undefined, listen: string): string {
  const address = text ?? listen;
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

function domainName(text: string): string {
  // Writes international names the way DNS and certificates hold them (RFC 5891).
  const name = /[\s/\\:?#@]/.test(text) ? '' : domainToASCII(text);
  if (!DOMAIN.test(name) || isIP(name) !== 0)
    throw usageError(
      'domain-invalid',
      '--domain takes a host name such as meet.example.org, without scheme, port or path.',
    );
  return name;
}

function certificateFiles(given: GivenAddress, cwd: string): CertificateFiles | undefined {
  const { certificate, key } = given;
  if (certificate === undefined && key === undefined) return undefined;
  if (certificate === undefined || key === undefined)
    throw usageError(
      'certificate-incomplete',
      '--certificate and --key belong together: give both.',
    );
  return { certificateFile: resolve(cwd, certificate), keyFile: resolve(cwd, key) };
}
