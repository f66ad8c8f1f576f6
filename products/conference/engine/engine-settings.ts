import { everythingBut, isV6, single } from './address-ranges.ts';

export interface EngineAddresses {
  /** The address that browsers send media to; on loopback 127.0.0.1. */
  readonly nodeIp: string;
  /**
   * The address of this machine at which `nodeIp` is reached. Left out, it is `nodeIp` itself;
   * undefined means any of this machine's addresses, of the family of `nodeIp`.
   */
  readonly boundTo?: string | undefined;
  readonly signallingPort: number;
  readonly udpPort: number;
  readonly tcpPort: number;
  /** Where it takes plain TCP and from where it relays; left out, the engine relays nothing. */
  readonly relay?: { readonly address: string; readonly port: number };
  /** Of a relay beside the engine, for which it only makes credentials (draft-uberti-behave-turn-rest). */
  readonly relaySecret?: string | undefined;
}

export interface EngineCredentials {
  readonly key: string;
  readonly secret: string;
}

const RELAY_CREDENTIAL_SECONDS = 43_200;
/** The edge tells browsers the name and port that are real. */
const RELAY_BESIDE = {
  host: 'relay.invalid',
  port: 443,
  protocol: 'tls',
  ttl: RELAY_CREDENTIAL_SECONDS,
} as const;

/**
 * The media engine's whole configuration, as text that it reads from its standard input (JSON,
 * which is YAML too). Every line that differs from the engine's default says why.
 */
export function engineSettings(addresses: EngineAddresses, credentials: EngineCredentials): string {
  return JSON.stringify({
    port: addresses.signallingPort,
    // Signalling is reached through the edge only.
    bind_addresses: ['127.0.0.1'],
    keys: { [credentials.key]: credentials.secret },
    // At "info" the engine logs the candidates, and so the addresses, of every participant.
    logging: { level: 'error', pion_level: 'error' },
    rtc: mediaSettings(addresses),
    room: {
      // Only the conference process brings a room into being.
      auto_create: false,
      // VP8 is in every browser (RFC 7742), VP9 in all that are supported; red, H.264 and AV1 are
      // not offered.
      enabled_codecs: [
        { mime: 'audio/opus' },
        { mime: 'video/VP8' },
        { mime: 'video/VP9' },
        { mime: 'video/rtx' },
      ],
      empty_timeout: 90,
      departure_timeout: 60,
      enable_remote_unmute: false,
    },
    turn: relaySettings(addresses),
    enable_data_tracks: false,
    enable_participant_data_blob: false,
  });
}

/**
 * The embedded TURN server, for networks that let nothing but TLS on the web port out: the edge ends
 * TLS and hands it plain TCP.
 */
function relaySettings(addresses: EngineAddresses): Record<string, unknown> {
  const { relay, nodeIp } = addresses;
  if (relay === undefined) return { enabled: false };
  return {
    enabled: true,
    // Only demanded: the edge tells browsers the name and port that are real.
    domain: 'relay.invalid',
    tls_port: relay.port,
    external_tls: true,
    // Listener and relaying sockets share it.
    bind_addresses: [relay.address],
    // It can be private or loopback, which is refused otherwise.
    allow_restricted_peer_cidrs: [single(nodeIp)],
    deny_peer_cidrs: everythingBut(nodeIp),
    // Counts for new allocations alone, such as after a change of network in a long meeting.
    ttl_seconds: RELAY_CREDENTIAL_SECONDS,
  };
}

function mediaSettings(addresses: EngineAddresses): Record<string, unknown> {
  const boundTo = 'boundTo' in addresses ? addresses.boundTo : addresses.nodeIp;
  return {
    udp_port: addresses.udpPort,
    tcp_port: addresses.tcpPort,
    node_ip: addresses.nodeIp,
    // Asking somebody else's STUN server for our own address would be a contact with a third party.
    use_external_ip: false,
    use_mdns: false,
    // With an empty list the engine hands out a third party's STUN servers.
    stun_servers: [hostAndPort(addresses.nodeIp, addresses.udpPort)],
    ...(addresses.relaySecret === undefined
      ? {}
      : { turn_servers: [{ ...RELAY_BESIDE, secret: addresses.relaySecret }] }),
    // On loopback alone, or else never: a browser elsewhere could not use a loopback candidate.
    ...(boundTo !== undefined && isLoopback(boundTo)
      ? { enable_loopback_candidate: true, interfaces: { includes: ['lo'] } }
      : {}),
    ips: { includes: [boundTo === undefined ? wholeFamily(addresses.nodeIp) : single(boundTo)] },
  };
}

function isLoopback(address: string): boolean {
  return address.startsWith('127.') || address === '::1';
}

function wholeFamily(address: string): string {
  return isV6(address) ? '::/0' : '0.0.0.0/0';
}

function hostAndPort(address: string, port: number): string {
  return isV6(address) ? `[${address}]:${port}` : `${address}:${port}`;
}
