/** Numbers from 0 to 1 that a seed decides (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<Value>(random: () => number, values: readonly Value[]): Value {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new RangeError('nothing to pick from');
  return value;
}

/** What parsers stumble over: ends of ranges, quotes, escapes, half characters, separators. */
const TROUBLE: readonly Buffer[] = [
  ...[0x00, 0x22, 0x5c, 0x7b, 0x7d, 0x7f, 0x80, 0xff].map((byte) => Buffer.from([byte])),
  ...['\ud83d\ude00', '"type":', 'null', '-1', '1e999', '__proto__', '%00', '#', '..', '\r\n'].map(
    (text) => Buffer.from(text),
  ),
  Buffer.from([0xc0, 0xaf]),
  Buffer.from([0xed, 0xa0, 0x80]),
  Buffer.from([0xff, 0xff, 0xff, 0xff, 0x0f]),
];
const LONGEST = 20_000;

/** One to four random changes to one of the samples. */
export function mutated(random: () => number, samples: readonly Buffer[]): Buffer {
  let bytes = Buffer.from(pick(random, samples));
  const times = 1 + Math.floor(random() * 4);
  for (let time = 0; time < times; time += 1) bytes = changed(bytes, random, samples);
  return bytes.subarray(0, LONGEST);
}

function changed(
  bytes: Buffer<ArrayBuffer>,
  random: () => number,
  samples: readonly Buffer[],
): Buffer<ArrayBuffer> {
  const at = Math.floor(random() * (bytes.length + 1));
  const to = at + Math.floor(random() * Math.min(24, bytes.length - at + 1));
  const [before, middle, after] = [
    bytes.subarray(0, at),
    bytes.subarray(at, to),
    bytes.subarray(to),
  ];
  switch (Math.floor(random() * 7)) {
    case 0:
      if (at < bytes.length) bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
      return bytes;
    case 1:
      return Buffer.concat([before, after]);
    case 2:
      return Buffer.concat([before, middle, middle, after]);
    case 3:
      return Buffer.concat([before, pick(random, TROUBLE), after]);
    case 4:
      return Buffer.concat([before, pick(random, samples).subarray(at)]);
    case 5:
      return Buffer.concat([before]);
    default:
      return random() < 0.02
        ? Buffer.concat([before, Buffer.alloc(Math.floor(random() * LONGEST), middle[0] ?? 0x5b)])
        : Buffer.concat([after, before]);
  }
}
