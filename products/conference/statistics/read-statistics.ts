/** An entry of the browser's statistics (W3C webrtc-stats); browsers leave out what they lack. */
export type StatsEntry = Readonly<Record<string, unknown>>;

export interface StreamStatistics {
  readonly direction: 'sent' | 'received';
  readonly kind: 'audio' | 'video';
  /** Of the track as this browser knows it; empty where the browser does not say. */
  readonly trackId: string;
  readonly layer: string | undefined;
  readonly codec: string | undefined;
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly framesPerSecond: number | undefined;
  readonly bitsPerSecond: number;
  /** Since the last reading; of what is sent, as the other end reports it. */
  readonly lossPercent: number | undefined;
  readonly jitterMs: number | undefined;
}

export interface PathStatistics {
  readonly dtlsVersion: string | undefined;
  /** Of the handshake, from which the keys come; and of the media themselves. */
  readonly dtlsCipher: string | undefined;
  readonly srtpCipher: string | undefined;
  readonly localCandidate: string;
  readonly remoteCandidate: string;
  readonly protocol: string;
  readonly roundTripMs: number | undefined;
}

export interface Statistics {
  readonly paths: readonly PathStatistics[];
  readonly streams: readonly StreamStatistics[];
}

/** Counters of the last reading by the entry's id: rates are differences. */
export type Counters = ReadonlyMap<string, StatsEntry>;

/**
 * What is true of the connections now. Knows no address: of a candidate only its type and protocol
 * are taken over.
 */
export function readStatistics(
  connections: readonly (readonly StatsEntry[])[],
  before: Counters,
): { readonly statistics: Statistics; readonly counters: Counters } {
  const counters = new Map<string, StatsEntry>();
  const paths: PathStatistics[] = [];
  const streams: StreamStatistics[] = [];
  for (const [index, entries] of connections.entries()) {
    const byId = new Map(entries.map((entry) => [text(entry['id']) ?? '', entry]));
    for (const entry of entries) {
      const type = entry['type'];
      if (type === 'transport') paths.push(...readPath(entry, byId));
      if (type !== 'inbound-rtp' && type !== 'outbound-rtp') continue;
      const key = `${String(index)} ${text(entry['id']) ?? ''}`;
      counters.set(key, entry);
      streams.push(readStream(entry, byId, before.get(key)));
    }
  }
  return { statistics: { paths, streams }, counters };
}

function readPath(transport: StatsEntry, byId: Counters): PathStatistics[] {
  const pair = byId.get(text(transport['selectedCandidatePairId']) ?? '') ?? nominated(byId);
  if (pair === undefined) return [];
  const local = byId.get(text(pair['localCandidateId']) ?? '');
  const remote = byId.get(text(pair['remoteCandidateId']) ?? '');
  const roundTrip = number(pair['currentRoundTripTime']);
  return [
    {
      dtlsVersion: dtlsName(text(transport['tlsVersion'])),
      dtlsCipher: text(transport['dtlsCipher']),
      srtpCipher: text(transport['srtpCipher']),
      localCandidate: text(local?.['candidateType']) ?? '',
      remoteCandidate: text(remote?.['candidateType']) ?? '',
      protocol: text(local?.['relayProtocol']) ?? text(local?.['protocol']) ?? '',
      roundTripMs: roundTrip === undefined ? undefined : Math.round(roundTrip * 1000),
    },
  ];
}

/** Firefox names no selected pair in its transport. */
function nominated(byId: Counters): StatsEntry | undefined {
  return [...byId.values()].find(
    (entry) => entry['type'] === 'candidate-pair' && entry['selected'] === true,
  );
}

function readStream(
  entry: StatsEntry,
  byId: Counters,
  before: StatsEntry | undefined,
): StreamStatistics {
  const isSent = entry['type'] === 'outbound-rtp';
  const far = byId.get(text(entry['remoteId']) ?? '');
  const source = byId.get(text(entry['mediaSourceId']) ?? '');
  const mime = text(byId.get(text(entry['codecId']) ?? '')?.['mimeType']);
  const jitter = number((isSent ? far : entry)?.['jitter']);
  return {
    direction: isSent ? 'sent' : 'received',
    kind: entry['kind'] === 'video' ? 'video' : 'audio',
    trackId: text(entry['trackIdentifier']) ?? text(source?.['trackIdentifier']) ?? '',
    layer: text(entry['rid']),
    codec: mime?.split('/')[1],
    width: number(entry['frameWidth']),
    height: number(entry['frameHeight']),
    framesPerSecond: number(entry['framesPerSecond']),
    bitsPerSecond: bitrate(entry, before, isSent ? 'bytesSent' : 'bytesReceived'),
    lossPercent: isSent ? percent(number(far?.['fractionLost'])) : receivedLoss(entry, before),
    jitterMs: jitter === undefined ? undefined : Math.round(jitter * 1000),
  };
}

function bitrate(entry: StatsEntry, before: StatsEntry | undefined, name: string): number {
  const ms = (number(entry['timestamp']) ?? 0) - (number(before?.['timestamp']) ?? 0);
  if (before === undefined || ms <= 0) return 0;
  const bytes = (number(entry[name]) ?? 0) - (number(before[name]) ?? 0);
  return Math.max(0, Math.round((bytes * 8000) / ms));
}

function receivedLoss(entry: StatsEntry, before: StatsEntry | undefined): number | undefined {
  const since = (name: string) => (number(entry[name]) ?? 0) - (number(before?.[name]) ?? 0);
  const lost = Math.max(0, since('packetsLost'));
  const all = lost + since('packetsReceived');
  return all <= 0 ? undefined : percent(lost / all);
}

function percent(share: number | undefined): number | undefined {
  return share === undefined ? undefined : Math.round(share * 1000) / 10;
}

/** The version's two bytes, as browsers give them. */
function dtlsName(tlsVersion: string | undefined): string | undefined {
  if (tlsVersion === undefined) return undefined;
  const names: Readonly<Record<string, string>> = { FEFF: '1.0', FEFD: '1.2', FEFC: '1.3' };
  return names[tlsVersion.toUpperCase()] ?? tlsVersion;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
