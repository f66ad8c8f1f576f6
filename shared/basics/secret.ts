const PRINTED = '[secret]';

/**
 * A value that no log, error, template or JSON can print by accident.
 * The only way to the value is `reveal()`, which a reader can search for.
 */
export class Secret<Value> {
  readonly #value: Value;

  constructor(value: Value) {
    this.#value = value;
  }

  reveal(): Value {
    return this.#value;
  }

  toString(): string {
    return PRINTED;
  }

  toJSON(): string {
    return PRINTED;
  }

  get [Symbol.toStringTag](): string {
    return PRINTED;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return PRINTED;
  }
}
