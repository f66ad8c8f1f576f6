import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { randomInt } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChromiumParticipant } from '../browsers/chromium.ts';
import { Capture } from '../namespaces/capture.ts';
import type { Place, Places, SiteName } from '../namespaces/network.ts';
import { NetworkedInstance } from '../namespaces/networked-instance.ts';
import { asciiCanary, type Canary } from './canary.ts';
import { changedFilesSink } from './folder-sink.ts';
import { Journal } from './journal.ts';
import { leakingWith } from './planted/plant-leaks.ts';
import { memorySink } from './memory-sink.ts';
import { packetSink } from './packet-sink.ts';
import { operatorSink, outputSink, pagesSink } from './server-sinks.ts';
import type { Sink } from './sink.ts';
import { StateImage } from './state-image.ts';
import { WriteTrace } from './write-trace.ts';

/** Where programs of a machine write by custom. */
const MACHINE_LOGS = '/var/log';

export interface LeakWorldOptions {
  /** A copy of the repository, for example one that leaks. */
  readonly root?: string;
  readonly imageMebibytes?: number;
  /** Folders of others who stand in front of it, for example a proxy's or a relay's. */
  readonly folders?: readonly string[];
  /** Makes it leak on purpose; the mark goes into the engine's settings. */
  readonly planted?: Canary;
}

/** A Blende whose every trace is watched: its disk, its calls, its packets; addresses are new ones. */
export class LeakWorld implements AsyncDisposable {
  readonly image: StateImage;
  readonly trace: WriteTrace;
  readonly journal: Journal;
  readonly blende: NetworkedInstance;
  readonly #capture: Capture;
  readonly #logs: Sink;
  readonly #parts: AsyncDisposableStack;
  readonly #profiles = mkdtempSync(join(tmpdir(), 'blende-profiles-'));

  private constructor(
    parts: AsyncDisposableStack,
    made: Pick<LeakWorld, 'image' | 'trace' | 'journal' | 'blende'> & {
      capture: Capture;
      logs: Sink;
    },
  ) {
    this.#parts = parts;
    ({ image: this.image, trace: this.trace, journal: this.journal, blende: this.blende } = made);
    this.#capture = made.capture;
    this.#logs = made.logs;
  }

  static async open(options: LeakWorldOptions = {}): Promise<LeakWorld> {
    const { root, imageMebibytes, planted, folders = [] } = options;
    const logs = changedFilesSink([MACHINE_LOGS, ...folders]);
    await using parts = new AsyncDisposableStack();
    const image = parts.use(new StateImage(imageMebibytes));
    const trace = parts.use(new WriteTrace());
    const journal = parts.use(await Journal.open());
    const { dataFolder } = image;
    const places = newPlaces();
    const ben = `${places.ben.v4}.${places.ben.host}`;
    const leaking =
      planted === undefined ? [] : leakingWith({ dataFolder, ben, region: planted.text });
    const inside = [...leaking, ...trace.inside];
    const instance = { dataFolder, inside, ...(root === undefined ? {} : { root }) };
    const blende = parts.use(
      await NetworkedInstance.startWith({ people: ['anna', 'ben'], places, instance }),
    );
    const capture = parts.use(await Capture.start(blende.network.site('ben')));
    return new LeakWorld(parts.move(), { image, trace, journal, blende, capture, logs });
  }

  /** Somebody's Chromium with a user agent and a profile of its own, which outlives it. */
  async openChromium(name: 'anna' | 'ben', userAgent: Canary): Promise<ChromiumParticipant> {
    const profile = this.profileOf(name);
    mkdirSync(profile, { recursive: true });
    const sender = name === 'anna' ? 1 : 2;
    return await this.blende.openChromium(name, {
      sender,
      profile,
      userAgent: userAgent.whole ?? userAgent.text,
    });
  }

  profileOf(name: 'anna' | 'ben'): string {
    return join(this.#profiles, name);
  }

  addressesOf(name: SiteName): readonly Canary[] {
    const { address, address6 } = this.blende.network.site(name);
    return [
      { name: `address of ${name}`, kind: 'address', text: address },
      { name: `IPv6 address of ${name}`, kind: 'address6', text: address6 },
    ];
  }

  /** Sinks at the server and on the wire; the packets come to an end with it. */
  get sinks(): readonly Sink[] {
    const { instance, network } = this.blende;
    return [
      pagesSink(network.site('server')),
      operatorSink(instance),
      memorySink(instance),
      packetSink(this.#capture),
      ...this.lastingSinks,
    ];
  }

  /** Those that can be read after everything has ended. */
  get lastingSinks(): readonly Sink[] {
    const { journal, trace, image } = this;
    return [journal.sink, this.#logs, trace.sink, outputSink(this.blende.instance), image.sink];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#parts[Symbol.asyncDispose]();
    rmSync(this.#profiles, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** As a browser says it, with a product of its own at the end. */
export function browserCanary(name: string): Canary {
  return asciiCanary(
    name,
    (mark) =>
      `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/145.0.0.0 Safari/537.36 ${mark}/1.0`,
  );
}

function newPlaces(): Places {
  return { server: newPlace(), anna: newPlace(), ben: newPlace(), idle: newPlace() };
}

/** Octets that are no letters, so that four of them are rare in memory. */
function newPlace(): Place {
  const [octet, group] = [
    () => randomInt(0x80, 0xfb),
    () => randomInt(0x1000, 0x10000).toString(16),
  ];
  return {
    v4: `10.${octet()}.${octet()}`,
    v6: `fd${octet().toString(16)}:${group()}:${group()}:${group()}`,
    host: octet(),
  };
}
