/** Numbers without anybody's id. */
export interface Heads {
  readonly rooms: number;
  readonly participants: number;
  /** The most at any one time. */
  readonly peakRooms: number;
  readonly peakParticipants: number;
}

/** Counts rooms and participants, and remembers the most of both. */
export class HeadCount {
  #heads: Heads = { rooms: 0, participants: 0, peakRooms: 0, peakParticipants: 0 };

  get heads(): Heads {
    return this.#heads;
  }

  change(by: { readonly rooms?: number; readonly participants?: number }): void {
    const rooms = this.#heads.rooms + (by.rooms ?? 0);
    const participants = this.#heads.participants + (by.participants ?? 0);
    this.#heads = {
      rooms,
      participants,
      peakRooms: Math.max(rooms, this.#heads.peakRooms),
      peakParticipants: Math.max(participants, this.#heads.peakParticipants),
    };
  }
}
