import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { ParticipantId } from '../../rooms/participant-id.ts';
import type { Seat } from '../../rooms/room-effect.ts';
import { parseRoomId } from '../../rooms/room-id.ts';

const ALGORITHM = 'aes-256-gcm';
const [KEY_BYTES, NONCE_BYTES, TAG_BYTES] = [32, 12, 16];

/**
 * With a pass a browser asks what is known about it, also after it left. The pass itself holds
 * whose it is, sealed under a key of this process: nothing is remembered for it, and a process that
 * was started anew knows no pass of the one before.
 */
export class DisclosurePasses {
  readonly #key = randomBytes(KEY_BYTES);

  issue({ roomId, participantId }: Seat): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.#key, nonce);
    const content = Buffer.from(roomId + participantId, 'latin1');
    const sealed = [nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()];
    return Buffer.concat(sealed).toString('base64url');
  }

  /** Whose pass this is; undefined for whatever this process has not made. */
  seatOf(pass: string): Seat | undefined {
    const bytes = Buffer.from(pass, 'base64url');
    if (bytes.length < NONCE_BYTES + TAG_BYTES) return undefined;
    const decipher = createDecipheriv(ALGORITHM, this.#key, bytes.subarray(0, NONCE_BYTES));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    const sealed = bytes.subarray(NONCE_BYTES, -TAG_BYTES);
    try {
      const content = Buffer.concat([decipher.update(sealed), decipher.final()]);
      return seatIn(content.toString('latin1'));
    } catch {
      return undefined;
    }
  }
}

const ROOM_ID_LENGTH = 44;

function seatIn(text: string): Seat | undefined {
  const room = parseRoomId(text.slice(0, ROOM_ID_LENGTH));
  const participantId = text.slice(ROOM_ID_LENGTH) as ParticipantId;
  return room && { roomId: room.roomId, participantId };
}
