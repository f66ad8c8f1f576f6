import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { filmOf } from '../../kit/library-sample/sample-film.ts';
import { SampleLibrary } from '../../kit/library-sample/sample-library.ts';
import { pick, seededRandom } from '../mutate.ts';
import { HastyKeys } from './hasty-keys.ts';
import type { JournalLine } from './journal.ts';
import { openSample } from './open-sample.ts';
import type { WriterOptions } from './writer-options.ts';

// Writes films and destroys some, as fast as it is acknowledged, until it is killed. What it begins
// and what was acknowledged leaves it at once, in a write that the kernel keeps whatever happens.

const AT_ONCE = 3;
const BETWEEN_MS = 20;
const EARLY_BY_MS = 60_000;

// The campaign is gone: nobody would end this process otherwise.
process.once('disconnect', () => process.exit(0));
process.once('message', (options: WriterOptions) => void write(options));

async function write(options: WriterOptions): Promise<void> {
  const random = seededRandom(options.seed);
  const { fault } = options;
  const parts = await openSample(options);
  const keys = fault === 'row-before-key' ? new HastyKeys(parts.keys) : parts.keys;
  const library = new SampleLibrary({ ...parts, keys }, options.tenant);
  const there = [...options.films];
  await Promise.all(Array.from({ length: AT_ONCE }, async () => await loop()));

  async function loop(): Promise<never> {
    for (;;) {
      try {
        if (there.length > 0 && random() < 0.35) await destroy(take());
        else await add(randomUUID());
      } catch {
        // Something it stands on was killed: nothing was acknowledged, and it goes on.
        await delay(BETWEEN_MS);
      }
    }
  }

  function take(): string {
    const id = pick(random, there);
    there.splice(there.indexOf(id), 1);
    return id;
  }

  async function add(id: string): Promise<void> {
    say(`add-begin ${id}`);
    if (fault === 'early') {
      say(`add-done ${id}`);
      await delay(EARLY_BY_MS);
    }
    await library.add(filmOf(id));
    say(`add-done ${id}`);
    there.push(id);
  }

  async function destroy(id: string): Promise<void> {
    say(`destroy-begin ${id}`);
    if (fault !== 'destroys-nothing') await library.destroy(id);
    say(`destroy-done ${id}`);
  }
}

function say(line: JournalLine): void {
  writeSync(1, `${line}\n`);
}
