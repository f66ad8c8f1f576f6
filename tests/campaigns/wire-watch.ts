import { readFileSync } from 'node:fs';
import { newLink, newSecret, RoomClient, type TestLink } from '../kit/room-client.ts';
import type { Instance } from '../kit/instance.ts';

const PROMPT_MS = 5_000;
const ROUND_MS = 3_000;
/** Something is said every five seconds. */
const SAY_MS = 6_000;
/** What a process may hold above its first measure: buffers of many connections, and garbage. */
const GROWTH_BYTES = 300 * 2 ** 20;
const ROLES = ['edge', 'conference'] as const;

/** A meeting of two that goes on beside the attacks, and the processes that must outlive them. */
export class WireWatch implements Disposable {
  readonly link: TestLink;
  readonly #instance: Instance;
  readonly #ada: RoomClient;
  readonly #bo: RoomClient;
  readonly #pids: readonly (number | undefined)[];
  readonly #firstBytes: readonly number[];
  /** Also keeps the two from being silent for so long that the server gives them up. */
  readonly #rounds = setInterval(() => {
    this.check().catch(() => undefined);
  }, ROUND_MS);
  /** One after the other; after one that failed, all fail. */
  #lastCheck: Promise<void> = Promise.resolve();
  #saidAtMs = Number.NEGATIVE_INFINITY;
  #slowestMs = 0;
  #mostBytes = 0;

  private constructor(
    instance: Instance,
    link: TestLink,
    clients: readonly [RoomClient, RoomClient],
  ) {
    this.#instance = instance;
    this.link = link;
    [this.#ada, this.#bo] = clients;
    this.#pids = ROLES.map((role) => instance.pidOf(role));
    this.#firstBytes = this.#residentBytes();
  }

  static async begin(instance: Instance): Promise<WireWatch> {
    const link = await newLink();
    const url = `ws://localhost:${instance.port}/api/room-channel`;
    const ada = await RoomClient.open(url, instance.origin);
    const bo = await RoomClient.open(url, instance.origin);
    await ada.join(link, newSecret());
    await bo.join(link, newSecret());
    await ada.next('joined');
    for (const client of [ada, bo]) client.ignored.add('ticket');
    return new WireWatch(instance, link, [ada, bo]);
  }

  get notes(): string {
    const megabytes = Math.round(this.#mostBytes / 2 ** 20);
    return `a meeting beside it answered within ${Math.round(this.#slowestMs)} ms, no process grew by more than ${megabytes} MiB`;
  }

  /** Throws if the meeting was disturbed, a process is another one, or one has grown too much. */
  async check(): Promise<void> {
    const checked = this.#lastCheck.then(async () => {
      await this.#look();
    });
    this.#lastCheck = checked;
    await checked;
  }

  [Symbol.dispose](): void {
    clearInterval(this.#rounds);
  }

  async #look(): Promise<void> {
    const startedAt = performance.now();
    if (startedAt - this.#saidAtMs > SAY_MS) {
      this.#saidAtMs = startedAt;
      this.#bo.send({ type: 'say', message: 'bmV3' });
      await this.#ada.next('said');
    }
    if (!(await this.#ada.isQuiet()) || !(await this.#bo.isQuiet())) throw new Error('not quiet');
    const tookMs = performance.now() - startedAt;
    this.#slowestMs = Math.max(this.#slowestMs, tookMs);
    if (tookMs > PROMPT_MS) throw new Error(`the meeting waited for ${Math.round(tookMs)} ms`);
    const pids = ROLES.map((role) => this.#instance.pidOf(role));
    if (pids.some((pid, at) => pid !== this.#pids[at])) throw new Error('a process is another one');
    const grown = this.#residentBytes().map((bytes, at) => bytes - (this.#firstBytes[at] ?? 0));
    this.#mostBytes = Math.max(this.#mostBytes, ...grown);
    if (this.#mostBytes > GROWTH_BYTES)
      throw new Error(`a process grew by ${this.#mostBytes} bytes`);
  }

  #residentBytes(): readonly number[] {
    return this.#pids.map((pid) => {
      const found = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'));
      return Number(found?.[1] ?? Number.NaN) * 1024;
    });
  }
}
