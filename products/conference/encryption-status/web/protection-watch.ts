import { LiveValue, type ReadableValue } from '@blende/shared/ui/live-value.ts';
import type { GroupView } from '../../group/group-view.ts';
import { padlock, type Padlock } from '../padlock.ts';
import { renderedSince, shownTracks, type RenderedTrack } from '../shown-tracks.ts';
import type { TrackReport } from '../track-report.ts';

const EACH_MS = 500;

export interface ProtectionWatchDeps {
  readonly group: ReadableValue<GroupView>;
  /** The frame worker's last word on every received track. */
  readonly reports: () => readonly TrackReport[];
  readonly rendered: () => readonly RenderedTrack[];
}

/** Computes the padlock over and over: what was green a moment ago says nothing about now. */
export class ProtectionWatch implements Disposable {
  readonly #deps: ProtectionWatchDeps;
  readonly #view: LiveValue<Padlock>;
  readonly #stops: readonly (() => void)[];
  #since: ReadonlyMap<string, number> = new Map();
  #epoch: number;
  #epochSinceMs = 0;

  constructor(deps: ProtectionWatchDeps) {
    this.#deps = deps;
    this.#epoch = deps.group.snapshot().epoch;
    this.#view = new LiveValue(this.#read());
    const timer = setInterval(this.#refresh, EACH_MS);
    this.#stops = [
      deps.group.subscribe(this.#refresh),
      () => {
        clearInterval(timer);
      },
    ];
  }

  get view(): ReadableValue<Padlock> {
    return this.#view;
  }

  [Symbol.dispose](): void {
    for (const stop of this.#stops) stop();
  }

  readonly #refresh = (): void => {
    const next = this.#read();
    if (!isSame(this.#view.snapshot(), next)) this.#view.set(next);
  };

  #read(): Padlock {
    // The clock that the frame worker's times are told by.
    const nowMs = Date.now();
    const group = this.#deps.group.snapshot();
    const rendered = this.#deps.rendered();
    this.#since = renderedSince(this.#since, rendered, nowMs);
    if (group.epoch !== this.#epoch) this.#epochSinceMs = nowMs;
    this.#epoch = group.epoch;
    const tracks = shownTracks(rendered, this.#deps.reports(), this.#since, nowMs);
    return padlock({ group, epochSinceMs: this.#epochSinceMs, tracks, nowMs });
  }
}

function isSame(one: Padlock, other: Padlock): boolean {
  if (one.protection !== other.protection || one.people.size !== other.people.size) return false;
  return Array.from(one.people).every(([id, state]) => other.people.get(id) === state);
}
