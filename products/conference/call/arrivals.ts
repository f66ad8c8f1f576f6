export interface PresentParticipant {
  readonly id: string;
  readonly name: string;
}

export interface Arrivals {
  readonly joined: readonly PresentParticipant[];
  readonly left: readonly PresentParticipant[];
}

/** Who came and who went between two moments. Coming back under the same id is neither. */
export function arrivals(
  before: readonly PresentParticipant[],
  after: readonly PresentParticipant[],
): Arrivals {
  const idsBefore = new Set(before.map(({ id }) => id));
  const idsAfter = new Set(after.map(({ id }) => id));
  return {
    joined: after.filter(({ id }) => !idsBefore.has(id)),
    left: before.filter(({ id }) => !idsAfter.has(id)),
  };
}
