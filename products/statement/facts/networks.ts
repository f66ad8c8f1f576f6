/** Which of the addresses lie in none of the networks; what cannot be read lies in none. */
export function outsideOf(
  networks: readonly string[],
  addresses: readonly string[],
): readonly string[] {
  return addresses.filter((address) => !networks.some((network) => contains(network, address)));
}

function contains(network: string, address: string): boolean {
  const [base = '', length] = network.split('/');
  const whole = bitsOf(base);
  const bits = bitsOf(address);
  if (whole === undefined || bits === undefined || whole.length !== bits.length) return false;
  const prefix = length === undefined ? whole.length : Number(length);
  return whole.slice(0, prefix) === bits.slice(0, prefix);
}

/** 32 or 128 characters of 0 and 1. */
function bitsOf(address: string): string | undefined {
  return address.includes(':') ? bitsOfV6(address) : bitsOfV4(address);
}

function bitsOfV4(address: string): string | undefined {
  const parts = address.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256))
    return undefined;
  return parts.map((part) => Number(part).toString(2).padStart(8, '0')).join('');
}

/** RFC 4291, section 2.2; without an embedded IPv4 address. */
function bitsOfV6(address: string): string | undefined {
  const [head = '', tail, ...more] = address.split('::');
  if (more.length > 0) return undefined;
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = 8 - before.length - after.length;
  if (tail === undefined ? gap !== 0 : gap < 1) return undefined;
  const groups = [...before, ...Array<string>(gap).fill('0'), ...after];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return groups.map((group) => parseInt(group, 16).toString(2).padStart(16, '0')).join('');
}
