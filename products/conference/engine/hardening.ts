/** The engine's settings as it reads them: parsed JSON of unknown shape. */
export type EngineConfiguration = Readonly<Record<string, unknown>>;

/** One way in which our engine is set up more strictly than upstream's default. */
export interface Hardening {
  /** A closed word for findings. */
  readonly code: string;
  /** What upstream does if nothing is said: livekit-server's config.go and config-sample.yaml. */
  readonly upstream: string;
  readonly isSet: (configuration: EngineConfiguration) => boolean;
}

/** Every deviation; each is tested with a configuration that goes back to upstream's. */
export const HARDENING: readonly Hardening[] = [
  {
    code: 'engine-logs',
    upstream: 'level info, with the addresses of every participant',
    isSet: ({ logging }) => is(logging, 'level', 'error') && is(logging, 'pion_level', 'error'),
  },
  {
    code: 'engine-reachable',
    upstream: 'signalling on every address of the machine',
    isSet: ({ bind_addresses: addresses }) => sameList(addresses, ['127.0.0.1']),
  },
  {
    code: 'rooms-by-anybody',
    upstream: 'whoever has a token makes rooms',
    isSet: ({ room }) => is(room, 'auto_create', false),
  },
  {
    code: 'foreign-stun',
    upstream: 'STUN servers of Google and others, if none are named',
    isSet: ({ rtc }) => {
      const servers = valueOf(rtc, 'stun_servers');
      const node = valueOf(rtc, 'node_ip');
      if (!Array.isArray(servers) || servers.length === 0 || typeof node !== 'string') return false;
      return servers.every((server) => String(server).replace(/^\[|\]?:\d+$/g, '') === node);
    },
  },
  {
    code: 'asks-for-its-address',
    upstream: 'may ask a foreign STUN server for its own address',
    isSet: ({ rtc }) => is(rtc, 'use_external_ip', false) && is(rtc, 'use_mdns', false),
  },
  {
    code: 'more-codecs',
    upstream: 'also H.264, AV1 and redundant audio',
    isSet: ({ room }) => {
      const codecs = valueOf(room, 'enabled_codecs');
      const known = ['audio/opus', 'video/VP8', 'video/VP9', 'video/rtx'];
      return (
        Array.isArray(codecs) &&
        codecs.length > 0 &&
        codecs.every((codec) => known.includes(String(valueOf(codec, 'mime'))))
      );
    },
  },
  {
    code: 'switches-on-microphones',
    upstream: 'hosts may be allowed to switch on the microphones of others',
    isSet: ({ room }) => is(room, 'enable_remote_unmute', false),
  },
  {
    code: 'carries-data',
    upstream: 'carries data tracks and keeps data of participants',
    isSet: (configuration) =>
      configuration['enable_data_tracks'] === false &&
      configuration['enable_participant_data_blob'] === false,
  },
  {
    code: 'relays-elsewhere',
    upstream: 'its relay passes packets to any address but private ones',
    isSet: ({ turn }) =>
      is(turn, 'enabled', false) ||
      (Array.isArray(valueOf(turn, 'deny_peer_cidrs')) && is(turn, 'external_tls', true)),
  },
  {
    code: 'more-doors',
    upstream: 'counters, webhooks, recorders and other nodes can be switched on',
    isSet: (configuration) =>
      [
        'prometheus',
        'prometheus_port',
        'webhook',
        'redis',
        'ingress',
        'sip',
        'debug_handler_port',
      ].every((name) => configuration[name] === undefined) && configuration['development'] !== true,
  },
];

/** The first deviation that is not there, by its code. */
export function missingHardening(configuration: EngineConfiguration): string | undefined {
  return HARDENING.find(({ isSet }) => !isSet(configuration))?.code;
}

function is(settings: unknown, name: string, expected: string | boolean): boolean {
  return valueOf(settings, name) === expected;
}

function valueOf(settings: unknown, name: string): unknown {
  return typeof settings === 'object' && settings !== null
    ? Object.entries(settings).find(([key]) => key === name)?.[1]
    : undefined;
}

function sameList(value: unknown, expected: readonly string[]): boolean {
  return Array.isArray(value) && value.join() === expected.join();
}
