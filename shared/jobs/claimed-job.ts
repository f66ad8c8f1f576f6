import type { CommandResponse, Job, PgBoss } from 'pg-boss';
import type { Failure } from './job-failure.ts';
import { HEARTBEAT_SECONDS, JOBS_SCHEMA } from './open-boss.ts';

const BEATS = 4;

/** One attempt that this worker holds. Every statement leaves later attempts of the job alone. */
export class ClaimedJob {
  readonly #boss: PgBoss;
  readonly job: Job<unknown>;

  constructor(boss: PgBoss, job: Job<unknown>) {
    this.#boss = boss;
    this.job = job;
  }

  /** Gives signs of life until disposed; `lost` when the job is no longer this worker's. */
  keepAlive(lost: () => void): Disposable {
    const timer = setInterval(
      () => {
        this.#boss.touch(this.job.name, this.job).then(
          (answer) => {
            if (!isSettled(answer, this.job.id)) lost();
          },
          // Without the database nobody else can take it either.
          () => undefined,
        );
      },
      (HEARTBEAT_SECONDS * 1000) / BEATS,
    );
    return { [Symbol.dispose]: () => clearInterval(timer) };
  }

  /** False where it was cancelled or given to another worker meanwhile. */
  async done(): Promise<boolean> {
    return isSettled(await this.#boss.complete(this.job.name, this.job), this.job.id);
  }

  async failed({ code, isFinal }: Failure): Promise<void> {
    if (isFinal) await this.#change('retry_limit = retry_count');
    await this.#boss.fail(this.job.name, this.job, { code });
  }

  /** Puts it back as if it had not been begun: another worker may take it at once. */
  async giveBack(): Promise<void> {
    await this.#change(`state = 'created', started_on = null, heartbeat_on = null`);
  }

  async progress(percent: number, step: string): Promise<void> {
    await this.#boss.getDb().executeSql(
      `insert into ${JOBS_SCHEMA}.progress (job_id, attempt, percent, step, changed_on)
       values ($1, $2, $3, $4, now())
       on conflict (job_id) do update set attempt = $2, percent = $3, step = $4, changed_on = now()`,
      [this.job.id, this.job.retryCount, percent, step],
    );
  }

  async #change(set: string): Promise<void> {
    await this.#boss.getDb().executeSql(
      `update ${JOBS_SCHEMA}.job_common set ${set}
       where name = $1 and id = $2 and retry_count = $3 and state = 'active'`,
      [this.job.name, this.job.id, this.job.retryCount],
    );
  }
}

/** pg-boss answers with the ids that its statement met, which its types leave out. */
function isSettled(answer: CommandResponse, id: string): boolean {
  return (answer as { readonly settled?: readonly string[] }).settled?.includes(id) === true;
}
