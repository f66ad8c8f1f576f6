import { randomBytes, randomInt } from 'node:crypto';

/** What a mark stands for; decides in which forms it is looked for. */
export type CanaryKind = 'address' | 'address6' | 'text' | 'secret';

/** A mark that was never anywhere before, and where it was put in. */
export interface Canary {
  /** For people, for example "user agent of Anna". */
  readonly name: string;
  readonly kind: CanaryKind;
  /** The unique part, or an address. A secret is in base64url. */
  readonly text: string;
  /** What the unique part stands in, if somebody made a hash of all of it. */
  readonly whole?: string;
}

const MARK_BYTES = 7;
const SECRET_BYTES = 32;

/** Text with letters that have several spellings, and a random part that is in no file of the world. */
export function textCanary(
  name: string,
  around: (mark: string) => string = (mark) => mark,
): Canary {
  const text = `Öchßlein${randomBytes(MARK_BYTES).toString('hex')}`;
  return { name, kind: 'text', text, whole: around(text) };
}

/** For fields that take nothing but letters of ASCII: host names, headers, paths. */
export function asciiCanary(
  name: string,
  around: (mark: string) => string = (mark) => mark,
): Canary {
  const text = `wiesel${randomBytes(MARK_BYTES).toString('hex')}`;
  return { name, kind: 'text', text, whole: around(text) };
}

/** A user agent as browsers say it, with a product of its own. */
export function userAgentCanary(name: string): Canary {
  return asciiCanary(
    name,
    (mark) =>
      `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) ${mark}/145.0`,
  );
}

/** A source address on this machine (127/8), of a network of its own. */
export function loopbackCanary(name: string): Canary {
  return { name, kind: 'address', text: `127.${octet()}.${octet()}.${octet()}` };
}

/** A unique local address (RFC 4193). */
export function localV6Canary(name: string): Canary {
  const groups = Array.from({ length: 6 }, () => randomInt(0x1000, 0x10000).toString(16));
  return { name, kind: 'address6', text: `fd${octet().toString(16)}:${groups.join(':')}:77` };
}

export function secretCanary(name: string): Canary {
  return { name, kind: 'secret', text: randomBytes(SECRET_BYTES).toString('base64url') };
}

/** No letter, so that four of them are rare in memory. */
function octet(): number {
  return randomInt(0x80, 0xfb);
}
