/** What was counted in one run of `./blende test`. */
export class Tally {
  #passed = 0;
  #failed = 0;
  #skipped = 0;

  passed(): void {
    this.#passed += 1;
  }

  failed(): void {
    this.#failed += 1;
  }

  skipped(): void {
    this.#skipped += 1;
  }

  get hasFailed(): boolean {
    return this.#failed > 0;
  }

  /** Something ran, nothing failed and nothing was left out. */
  get isWithoutGap(): boolean {
    return this.#passed > 0 && this.#failed + this.#skipped === 0;
  }

  get isEmpty(): boolean {
    return this.#passed + this.#failed + this.#skipped === 0;
  }

  toString(): string {
    return `${this.#passed} passed, ${this.#failed} failed, ${this.#skipped} skipped`;
  }
}
