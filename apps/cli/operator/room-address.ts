/** A room id as a meeting's address shows it: 33 bytes as base64url. */
const ROOM_ID = /^[A-Za-z0-9_-]{44}$/;
const IN_ADDRESS = /^(?:[a-z][a-z0-9+.-]*:\/\/[^/?#]*)?\/r\/([^/?#]*)\/?$/i;

export interface RoomAddress {
  readonly roomId: string;
  /** What stood behind `#` opens the meeting: it is cut off here and goes nowhere. */
  readonly hadFragment: boolean;
}

/** Reads the address of a meeting, its path, or the room's part of it; undefined if it is none. */
export function parseRoomAddress(text: string): RoomAddress | undefined {
  const [address = '', ...fragment] = text.trim().split('#');
  const [path = ''] = address.split('?', 1);
  const roomId = IN_ADDRESS.exec(path)?.[1] ?? path;
  return ROOM_ID.test(roomId) ? { roomId, hadFragment: fragment.length > 0 } : undefined;
}
