/** What a key can belong to. The number goes into slots and never changes its meaning. */
const NUMBERS = { tenant: 1, person: 2, video: 3, quiz: 4, export: 5, job: 6 } as const;

/** `video` is one version of a video; `tenant` is what belongs to an organisation as a whole. */
export type KeyKind = keyof typeof NUMBERS;

export function numberOfKind(kind: KeyKind): number {
  return NUMBERS[kind];
}

/** Undefined for any other text. */
export function parseKeyKind(text: string): KeyKind | undefined {
  return (Object.keys(NUMBERS) as KeyKind[]).find((kind) => kind === text);
}
