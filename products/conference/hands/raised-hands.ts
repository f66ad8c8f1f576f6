/** Who has raised a hand, with the turn they took. */
export type RaisedHands = ReadonlyMap<string, number>;

export function withHand(hands: RaisedHands, id: string, turn: number | null): RaisedHands {
  const next = new Map(hands);
  if (turn === null) next.delete(id);
  // Who keeps a hand up keeps the place: saying it once more moves nobody forward or back.
  else if (!next.has(id)) next.set(id, turn);
  return next;
}

/** Only members have hands. */
export function handsOf(
  hands: RaisedHands,
  members: readonly { readonly id: string }[],
): RaisedHands {
  const ids = new Set(members.map(({ id }) => id));
  const kept = Array.from(hands).filter(([id]) => ids.has(id));
  return kept.length === hands.size ? hands : new Map(kept);
}

/** The turn of a hand that goes up now: behind all that are known. */
export function nextTurn(hands: RaisedHands): number {
  return Math.max(0, ...hands.values()) + 1;
}

/** In the order of turns; two that went up at the same moment stand the same way everywhere. */
export function handOrder(hands: RaisedHands): readonly string[] {
  return Array.from(hands)
    .toSorted(([idA, a], [idB, b]) => (a === b ? (idA < idB ? -1 : 1) : a - b))
    .map(([id]) => id);
}
