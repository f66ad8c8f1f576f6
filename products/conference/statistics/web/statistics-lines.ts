import type { Translate } from '@blende/shared/ui/texts.ts';
import type { PathStatistics, StreamStatistics } from '../read-statistics.ts';
import type { statisticsTexts } from './texts.ts';

export type StatisticsKey = typeof statisticsTexts extends { readonly keys?: infer Key }
  ? Extract<Key, string>
  : never;
type T = Translate<StatisticsKey>;

/** What the browser says of a path; what it does not say is left out. */
export function pathLine(path: PathStatistics, t: T): string {
  const { dtlsVersion, dtlsCipher, srtpCipher } = path;
  const { localCandidate, remoteCandidate, roundTripMs } = path;
  return joined([
    dtlsVersion === undefined ? undefined : t('dtls', { version: dtlsVersion }),
    dtlsCipher,
    srtpCipher === undefined ? undefined : t('srtp', { cipher: srtpCipher }),
    t('candidates', { local: localCandidate, remote: remoteCandidate }),
    path.protocol.toUpperCase(),
    roundTripMs === undefined ? undefined : t('roundTrip', { ms: roundTripMs }),
  ]);
}

export function streamLine(stream: StreamStatistics, t: T, language: string): string {
  const { codec, layer, width, height, framesPerSecond, lossPercent, jitterMs } = stream;
  const hasSize = width !== undefined && height !== undefined;
  return joined([
    codec,
    layer === undefined ? undefined : t('layer', { layer }),
    hasSize ? `${String(width)} × ${String(height)}` : undefined,
    framesPerSecond === undefined ? undefined : t('frames', { count: Math.round(framesPerSecond) }),
    t('rate', { kilobits: Math.round(stream.bitsPerSecond / 1000) }),
    lossPercent === undefined
      ? undefined
      : t('loss', { percent: lossPercent.toLocaleString(language) }),
    jitterMs === undefined ? undefined : t('jitter', { ms: jitterMs }),
  ]);
}

function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}
