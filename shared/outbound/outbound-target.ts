/** Why somebody is connected to; `approved` is what the operator allows beside the parts of the instance. */
export type OutboundPurpose = 'certificate' | 'database' | 'objects' | 'approved';

/** One line of the table of whatever this instance may connect to. */
export interface OutboundTarget {
  /** Name or address without brackets, in lower case, without a dot at the end. */
  readonly host: string;
  readonly port: number;
  readonly purpose: OutboundPurpose;
  /** Where it stands, as the operator declares it; undefined for an authority nobody declared. */
  readonly location: string | undefined;
}

/** As one line of a list: `host:port`, an IPv6 address in brackets. */
export function targetName({ host, port }: Pick<OutboundTarget, 'host' | 'port'>): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
