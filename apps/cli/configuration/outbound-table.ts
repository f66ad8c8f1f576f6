import type { OutboundTarget } from '@blende/shared/outbound/outbound-target.ts';
import type { StartOptions } from '../command-line.ts';
import type { Configuration } from './configuration.ts';
import { hostOf } from './https-endpoint.ts';

const HTTPS_PORT = 443;

/**
 * Whatever a start with these options may connect to: what the file allows, and the authority that
 * issues the certificate. Undefined for a start without the library, which reads no file.
 */
export function outboundTable(
  { certificate }: Pick<StartOptions, 'certificate'>,
  configuration: Configuration | undefined,
): readonly OutboundTarget[] {
  const allowed = configuration?.allowed ?? [];
  if (certificate?.kind !== 'authority') return allowed;
  const url = new URL(certificate.directoryUrl);
  const authority = { host: hostOf(url), port: url.port === '' ? HTTPS_PORT : Number(url.port) };
  const isAuthority = ({ host, port }: OutboundTarget): boolean =>
    host === authority.host && port === authority.port;
  const location = allowed.find(isAuthority)?.location;
  const others = allowed.filter((target) => !isAuthority(target) || target.purpose !== 'approved');
  return [...others, { ...authority, purpose: 'certificate', location }];
}
