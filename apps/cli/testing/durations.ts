import { print } from '../print.ts';

const SHOWN = 20;

/** How long each test file took, for whoever wants the suite to be quicker. */
export class Durations {
  readonly #seconds = new Map<string, number>();

  took(file: string, seconds: number): void {
    this.#seconds.set(file, seconds);
  }

  /** The slowest first, with the share that they have of all. */
  slowest(): readonly string[] {
    const sum = [...this.#seconds.values()].reduce((total, seconds) => total + seconds, 0);
    const sorted = [...this.#seconds].toSorted(([, one], [, other]) => other - one);
    return [
      `The slowest of ${sorted.length} files, which took ${sum.toFixed(0)} s altogether:`,
      ...sorted
        .slice(0, SHOWN)
        .map(([file, seconds]) => `${seconds.toFixed(1).padStart(7)} s  ${file}`),
    ];
  }

  printSlowest(): void {
    if (this.#seconds.size > SHOWN) print(`\n${this.slowest().join('\n')}`);
  }
}
