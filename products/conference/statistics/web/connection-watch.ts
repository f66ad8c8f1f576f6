import { ConnectionQuality as EngineQuality, type Room } from 'livekit-client';
import { LiveValue, type ReadableValue } from '@blende/shared/ui/live-value.ts';
import {
  qualityOfOther,
  qualityOfSelf,
  type ConnectionQuality,
  type EngineGrade,
} from '../connection-quality.ts';
import {
  readStatistics,
  type Counters,
  type Statistics,
  type StatsEntry,
} from '../read-statistics.ts';

const READ_MS = 2_000;

const GRADES: Readonly<Record<EngineQuality, EngineGrade>> = {
  [EngineQuality.Excellent]: 'excellent',
  [EngineQuality.Good]: 'good',
  [EngineQuality.Poor]: 'poor',
  [EngineQuality.Lost]: 'lost',
  [EngineQuality.Unknown]: 'unknown',
};

/** Reads what is true of the connection every two seconds, and judges it. */
export class ConnectionWatch implements Disposable {
  readonly #room: Room;
  readonly #selfId: string;
  readonly #statistics = new LiveValue<Statistics>({ paths: [], streams: [] });
  readonly #quality = new LiveValue<ReadonlyMap<string, ConnectionQuality>>(new Map());
  readonly #timer: ReturnType<typeof setInterval>;
  #counters: Counters = new Map();

  constructor(room: Room, selfId: string) {
    this.#room = room;
    this.#selfId = selfId;
    this.#timer = setInterval(() => {
      // A connection that has just closed has no statistics; the next reading has.
      this.#read().catch(() => undefined);
    }, READ_MS);
  }

  get statistics(): ReadableValue<Statistics> {
    return this.#statistics;
  }

  /** By participant id. */
  get quality(): ReadableValue<ReadonlyMap<string, ConnectionQuality>> {
    return this.#quality;
  }

  /** Whose track this is, and of which kind. */
  ownerOf(trackId: string): { readonly id: string; readonly source: string } | undefined {
    const { localParticipant, remoteParticipants } = this.#room;
    for (const participant of [localParticipant, ...remoteParticipants.values()]) {
      for (const { track, source } of participant.trackPublications.values()) {
        if (track?.mediaStreamTrack.id !== trackId) continue;
        const isOwn = participant === localParticipant;
        return { id: isOwn ? this.#selfId : participant.identity, source };
      }
    }
    return undefined;
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }

  async #read(): Promise<void> {
    const { publisher, subscriber } = this.#room.engine.pcManager ?? {};
    const reports = await Promise.all([publisher?.getStats(), subscriber?.getStats()]);
    const entries = reports.map((report) =>
      report === undefined ? [] : (Array.from(report.values()) as StatsEntry[]),
    );
    const { statistics, counters } = readStatistics(entries, this.#counters);
    this.#counters = counters;
    this.#statistics.set(statistics);
    this.#quality.set(this.#judge(statistics));
  }

  #judge(statistics: Statistics): ReadonlyMap<string, ConnectionQuality> {
    const { localParticipant, remoteParticipants } = this.#room;
    const own = qualityOfSelf(GRADES[localParticipant.connectionQuality], statistics);
    const others = Array.from(
      remoteParticipants.values(),
      ({ identity, connectionQuality }) =>
        [identity, qualityOfOther(GRADES[connectionQuality])] as const,
    );
    return new Map([...others, [this.#selfId, own]]);
  }
}
