import { SealedFieldError } from './sealed-field-error.ts';

/** How a value becomes bytes before it is sealed, and comes back. */
export interface FieldCodec<Value> {
  encode(value: Value): Uint8Array;
  /** @throws SealedFieldError `field-shape` */
  decode(bytes: Buffer): Value;
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A text, to the letter. Lone surrogates become U+FFFD. */
export const text: FieldCodec<string> = {
  encode: (value) => Buffer.from(value),
  decode: (bytes) => shaped(() => strict.decode(bytes)),
};

/** Anything JSON can say; `parse` throws where the value is not of the shape, as zod's does. */
export function json<Value>(parse: (value: unknown) => Value): FieldCodec<Value> {
  return {
    encode: (value) => Buffer.from(JSON.stringify(value)),
    decode: (bytes) => shaped(() => parse(JSON.parse(strict.decode(bytes)))),
  };
}

/** A value that may be missing, without the database seeing which one is. */
export function optional<Value>(codec: FieldCodec<Value>): FieldCodec<Value | undefined> {
  return {
    encode: (value) =>
      value === undefined ? Buffer.of(0) : Buffer.concat([Buffer.of(1), codec.encode(value)]),
    decode: (bytes) => {
      if (bytes[0] === 0 && bytes.length === 1) return undefined;
      if (bytes[0] !== 1) throw new SealedFieldError('field-shape');
      return codec.decode(bytes.subarray(1));
    },
  };
}

function shaped<Value>(read: () => Value): Value {
  try {
    return read();
  } catch {
    throw new SealedFieldError('field-shape');
  }
}
