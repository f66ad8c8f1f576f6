export interface ReadableValue<Value> {
  readonly snapshot: () => Value;
  readonly subscribe: (listener: () => void) => () => void;
}

/**
 * A value that changes while it is shown. View models hold these; components read them with
 * `useLiveValue`, tests without any component.
 */
export class LiveValue<Value> implements ReadableValue<Value> {
  #value: Value;
  readonly #listeners = new Set<() => void>();

  constructor(value: Value) {
    this.#value = value;
  }

  readonly snapshot = (): Value => this.#value;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  set(value: Value): void {
    if (Object.is(this.#value, value)) return;
    this.#value = value;
    for (const listener of this.#listeners) listener();
  }

  update(part: Partial<Value>): void {
    this.set({ ...this.#value, ...part });
  }
}
