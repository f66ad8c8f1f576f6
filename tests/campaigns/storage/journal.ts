/** What a writer says: before it begins, and when it was told that it is kept. */
export type JournalLine = `${'add' | 'destroy'}-${'begin' | 'done'} ${string}`;

/** What must be true of a film after a crash. */
export type Expected = 'there' | 'there-or-never' | 'gone' | 'there-or-gone';

/** Outside of everything that is killed: what was acknowledged. */
export class Journal {
  readonly #films = new Map<string, Expected>();
  /** Acknowledged so far. */
  acknowledged = 0;

  note(line: string): void {
    const [what, id = ''] = line.split(' ');
    switch (what as JournalLine extends `${infer Word} ${string}` ? Word : never) {
      case 'add-begin':
        this.#films.set(id, 'there-or-never');
        break;
      case 'add-done':
        this.#films.set(id, 'there');
        this.acknowledged += 1;
        break;
      case 'destroy-begin':
        this.#films.set(id, 'there-or-gone');
        break;
      case 'destroy-done':
        this.#films.set(id, 'gone');
        this.acknowledged += 1;
        break;
      default:
        throw new Error(`not a line of the journal: ${what}`);
    }
  }

  /** Once seen it stays so: what did come to be may not vanish later, nor come back. */
  settle(id: string, seen: 'there' | 'never' | 'gone'): void {
    if (seen === 'never') this.#films.delete(id);
    else this.#films.set(id, seen);
  }

  get films(): ReadonlyMap<string, Expected> {
    return this.#films;
  }

  /** Films of which it is known that they are there. */
  get there(): readonly string[] {
    return [...this.#films].filter(([, expected]) => expected === 'there').map(([id]) => id);
  }
}
