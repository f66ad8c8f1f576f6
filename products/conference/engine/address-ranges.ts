const V4_BITS = 32;
const V6_BITS = 128;
const V6_GROUPS = 8;

export function isV6(address: string): boolean {
  return address.includes(':');
}

/** The range that holds this address alone. */
export function single(address: string): string {
  return `${address}/${isV6(address) ? V6_BITS : V4_BITS}`;
}

/** Ranges that hold every IPv4 and IPv6 address but this one. */
export function everythingBut(address: string): readonly string[] {
  const bits = isV6(address) ? V6_BITS : V4_BITS;
  const value = isV6(address) ? v6Value(address) : v4Value(address);
  const write = isV6(address) ? v6Text : v4Text;
  // For each length, the range that agrees with the address up to its last bit and not in that one.
  const besides = Array.from({ length: bits }, (_, index) => {
    const hostBits = BigInt(bits - index - 1);
    const start = (value ^ (1n << hostBits)) & ~((1n << hostBits) - 1n);
    return `${write(start)}/${index + 1}`;
  });
  return [...besides, isV6(address) ? '0.0.0.0/0' : '::/0'];
}

function v4Value(address: string): bigint {
  return address.split('.').reduce((value, part) => (value << 8n) | BigInt(part), 0n);
}

function v4Text(value: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 0xffn)).join('.');
}

function v6Value(address: string): bigint {
  const [head = '', tail = ''] = address.split('::');
  const groups = (half: string): string[] => half.split(':').filter((group) => group !== '');
  const [left, right] = [groups(head), groups(tail)];
  const gap = Array.from({ length: V6_GROUPS - left.length - right.length }, () => '0');
  return [...left, ...gap, ...right].reduce(
    (value, group) => (value << 16n) | BigInt(`0x${group}`),
    0n,
  );
}

function v6Text(value: bigint): string {
  const group = (index: number): string =>
    ((value >> BigInt(16 * (V6_GROUPS - 1 - index))) & 0xffffn).toString(16);
  return Array.from({ length: V6_GROUPS }, (_, index) => group(index)).join(':');
}
