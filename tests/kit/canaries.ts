/** Marks that must not be found behind a place where they are said to end. */
export type Canaries = Readonly<Record<string, string>>;

/** The names of the canaries that occur in these bytes, in any of the usual spellings. */
export function canariesIn(bytes: Buffer, canaries: Canaries): readonly string[] {
  const found = Object.entries(canaries).filter(([, canary]) =>
    spellings(canary).some((spelling) => bytes.includes(spelling)),
  );
  return found.map(([name]) => name);
}

function spellings(canary: string): readonly Buffer[] {
  const plain = Buffer.from(canary);
  const texts = [
    canary.toLowerCase(),
    encodeURIComponent(canary),
    plain.toString('hex'),
    JSON.stringify(canary).slice(1, -1),
  ];
  return [
    plain,
    Buffer.from(canary, 'utf16le'),
    ...texts.map((text) => Buffer.from(text)),
    ...base64(plain),
    ...addressBytes(canary),
  ];
}

/** Base64 depends on where in a longer text the canary begins, so there are three of it. */
function base64(plain: Buffer): readonly Buffer[] {
  return [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), plain]).toString('base64');
    return Buffer.from(text.slice(shift === 0 ? 0 : shift + 1, -4));
  });
}

function addressBytes(canary: string): readonly Buffer[] {
  if (!/^\d+\.\d+\.\d+\.\d+$/.test(canary)) return [];
  const bytes = Buffer.from(canary.split('.').map(Number));
  return [bytes, Buffer.from(bytes.toReversed())];
}
