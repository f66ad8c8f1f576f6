/** A way in which a mark could have been written down, and the bytes that it is then. */
export interface Form {
  readonly form: string;
  readonly bytes: Buffer;
}

/** The bytes themselves, in both orders, and in letters. */
export function written(what: string, bytes: Buffer): readonly Form[] {
  return [
    { form: what, bytes },
    { form: `${what}, reversed`, bytes: Buffer.from(bytes.toReversed()) },
    ...inLetters(what, bytes),
  ];
}

/** In hexadecimal digits and in base64. */
export function inLetters(what: string, bytes: Buffer): readonly Form[] {
  const hex = bytes.toString('hex');
  return [
    { form: `${what}, hex`, bytes: Buffer.from(hex) },
    { form: `${what}, hex in capitals`, bytes: Buffer.from(hex.toUpperCase()) },
    ...base64Of(what, bytes),
  ];
}

/** Base64 depends on where in a longer text something begins; without what neighbours decide. */
export function base64Of(what: string, bytes: Buffer): readonly Form[] {
  if (bytes.length < 6) return [];
  return [0, 1, 2].flatMap((shift) => {
    const shifted = Buffer.concat([Buffer.alloc(shift), bytes]);
    const from = Math.ceil((shift * 8) / 6);
    const to = Math.floor((shifted.length * 8) / 6);
    return (['base64', 'base64url'] as const).map((name) => ({
      form: `${what}, ${name} ${shift}`,
      bytes: Buffer.from(shifted.toString(name).slice(from, to)),
    }));
  });
}
