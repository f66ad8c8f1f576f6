import { isHostProof } from '../../invitation/host-key.ts';
import type { ParticipantId } from '../participant-id.ts';
import type { Roster } from '../roster.ts';
import type { RoomId, RoomIdParts } from '../room-id.ts';
import { openCard } from '../sealed-card.ts';
import type { Secret } from '@blende/shared/basics/secret.ts';

export interface RoomMember {
  readonly id: ParticipantId;
  /** Empty if none was given, or if the card does not open. */
  readonly name: string;
  readonly isHost: boolean;
}

export interface NameBoardDeps {
  readonly nameKey: Secret<CryptoKey>;
  readonly room: RoomIdParts & { readonly roomId: RoomId };
}

/** Opens cards, once each: names, and whether a host claim holds. */
export class NameBoard {
  readonly #deps: NameBoardDeps;
  readonly #opened = new Map<string, Promise<RoomMember>>();

  constructor(deps: NameBoardDeps) {
    this.#deps = deps;
  }

  async members(roster: Roster): Promise<readonly RoomMember[]> {
    const known = new Set(roster.map((entry) => keyOf(entry)));
    for (const key of this.#opened.keys()) if (!known.has(key)) this.#opened.delete(key);
    return await Promise.all(roster.map(async (entry) => await this.#member(entry)));
  }

  async #member(entry: Roster[number]): Promise<RoomMember> {
    const key = keyOf(entry);
    const member = this.#opened.get(key) ?? this.#open(entry);
    this.#opened.set(key, member);
    return await member;
  }

  async #open(entry: Roster[number]): Promise<RoomMember> {
    const { nameKey, room } = this.#deps;
    const id = entry.id as ParticipantId;
    const card = await openCard(entry.card, {
      key: nameKey,
      roomId: room.roomId,
      participantId: id,
    });
    const isHost = card?.host !== undefined && (await isHostProof(card.host, room, id));
    return { id, name: card?.name ?? '', isHost };
  }
}

function keyOf(entry: Roster[number]): string {
  return `${entry.id} ${entry.card}`;
}
