import type { PgBoss } from 'pg-boss';
import type { DatabaseConnection } from '@blende/shared/database/connect/connection.ts';
import { ClaimedJob } from './claimed-job.ts';
import { ensureQueues } from './ensure-queues.ts';
import { FairTurns } from './fair-turns.ts';
import type { HandledKind } from './job-handler.ts';
import type { JobKind } from './job-kind.ts';
import { checkedPayload, REQUEST_CHANNEL, type JobId } from './enqueue-job.ts';
import { openBoss } from './open-boss.ts';
import { keepSchedules, type Schedule } from './schedule.ts';
import { runJob, type JobOutcome } from './run-job.ts';
import { takeRequests } from './take-requests.ts';
import { Wake } from './wake.ts';

const CONNECTIONS = 4;
/** Also looked at without being woken: a retry or a schedule wakes nobody. */
const LOOK_MS = 1000;
/** For handlers to come to an end by themselves. */
const GRACE_MS = 2500;

export interface WorkerTasks {
  readonly handled: readonly HandledKind[];
  /** All there are: others that the database knows are given up. */
  readonly schedules?: readonly Schedule[];
}

interface Woken {
  readonly wakes: ReadonlyMap<string, Wake>;
  readonly requested: Wake;
  readonly listener: { close(): Promise<void> } | undefined;
}

export interface WorkerEvents {
  readonly ended: (kind: string, outcome: JobOutcome) => void;
  readonly databaseFailed: () => void;
}

/** Runs handlers until it is disposed; jobs that run then go back to the queue. */
export class JobWorker implements AsyncDisposable {
  readonly #boss: PgBoss;
  readonly #events: WorkerEvents;
  readonly #stopping = new AbortController();
  readonly #loops: Promise<void>[];
  readonly #woken: Woken;

  private constructor(
    boss: PgBoss,
    handled: readonly HandledKind[],
    events: WorkerEvents,
    woken: Woken,
  ) {
    this.#boss = boss;
    this.#events = events;
    this.#woken = woken;
    this.#loops = [this.#takeRequests(), ...handled.map((one) => this.#loop(one))];
  }

  /** @param connection of the login `blende_system` */
  static async open(
    connection: DatabaseConnection,
    { handled, schedules = [] }: WorkerTasks,
    events: WorkerEvents,
  ): Promise<JobWorker> {
    const role = { isWorker: true, connections: CONNECTIONS };
    const boss = await openBoss(connection, role, events.databaseFailed);
    const kinds = handled.map(({ kind }) => kind);
    await ensureQueues(boss, kinds);
    await keepSchedules(boss, schedules);
    const wakes = new Map(kinds.map(({ name }) => [name, new Wake(LOOK_MS)]));
    const requested = new Wake(LOOK_MS);
    const woken = (): void => requested.now();
    const listener = await boss.getDb().listen?.(REQUEST_CHANNEL, woken, woken);
    return new JobWorker(boss, handled, events, { wakes, requested, listener });
  }

  /** Work of the instance itself. Undefined where the kind is single and one waits or runs. */
  async enqueue<Payload>(kind: JobKind<Payload>, payload: Payload): Promise<JobId | undefined> {
    const id = await this.#boss.send(kind.name, checkedPayload(kind, payload));
    this.#woken.wakes.get(kind.name)?.now();
    return id === null ? undefined : (id as JobId);
  }

  async #takeRequests(): Promise<void> {
    const { wakes, requested } = this.#woken;
    while (!this.#stopping.signal.aborted) {
      try {
        const taken = await takeRequests(this.#boss, [...wakes.keys()]);
        for (const kind of taken) wakes.get(kind)?.now();
      } catch {
        this.#events.databaseFailed();
      }
      await requested.next();
    }
  }

  async #loop(handled: HandledKind): Promise<void> {
    const { kind } = handled;
    const turns = new FairTurns(kind.atOnce);
    const running = new Set<Promise<void>>();
    const wake = this.#woken.wakes.get(kind.name) ?? new Wake(LOOK_MS);
    while (!this.#stopping.signal.aborted) {
      const claimed = running.size < kind.atOnce ? await this.#next(kind.name, turns) : undefined;
      if (claimed === undefined) {
        await wake.next();
        continue;
      }
      const run = this.#run(handled, claimed, turns).finally(() => {
        running.delete(run);
        wake.now();
      });
      running.add(run);
    }
    await Promise.all(running);
  }

  async #next(kind: string, turns: FairTurns): Promise<ClaimedJob | undefined> {
    try {
      const ignoreGroups = [...turns.passedOver];
      const [job] = await this.#boss.fetch<unknown>(kind, { ignoreGroups });
      if (job !== undefined) return new ClaimedJob(this.#boss, job);
      return turns.newRound() ? await this.#next(kind, turns) : undefined;
    } catch {
      this.#events.databaseFailed();
      return undefined;
    }
  }

  async #run(handled: HandledKind, claimed: ClaimedJob, turns: FairTurns): Promise<void> {
    const { groupId } = claimed.job;
    if (typeof groupId === 'string') turns.began(groupId);
    try {
      const outcome = await runJob(handled, claimed, this.#stopping.signal);
      this.#events.ended(handled.kind.name, outcome);
    } catch {
      // The outcome could not be written: the job is found without signs of life and begun again.
      this.#events.databaseFailed();
    } finally {
      if (typeof groupId === 'string') turns.ended(groupId);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopping.abort();
    const { wakes, requested, listener } = this.#woken;
    for (const wake of [...wakes.values(), requested]) wake.now();
    await listener?.close();
    let timer: NodeJS.Timeout | undefined;
    const grace = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, GRACE_MS);
    });
    await Promise.race([Promise.all(this.#loops), grace]);
    clearTimeout(timer);
    await this.#boss.stop({ graceful: false });
  }
}
