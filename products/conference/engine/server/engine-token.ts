import { SignJWT } from 'jose';
import type { Secret } from '@blende/shared/basics/secret.ts';

export interface EngineKey {
  readonly key: string;
  readonly secret: Secret<string>;
}

const TOKEN_LIFE_SECONDS = 20;

/**
 * The token one participant's connection is opened with. It is handed to the edge and ends there.
 * It allows to join this room, to receive, and to send camera, microphone and screen: no data
 * messages, no metadata, not hidden, no recorder.
 */
export async function mintEngineToken(
  engine: EngineKey,
  room: string,
  participant: string,
): Promise<string> {
  return await signEngineToken(engine, participant, {
    room,
    roomJoin: true,
    canSubscribe: true,
    canPublish: true,
    canPublishSources: ['camera', 'microphone', 'screen_share', 'screen_share_audio'],
    canPublishData: false,
    canUpdateOwnMetadata: false,
  });
}

/** The token with which the conference process manages rooms. */
export async function mintRoomAdminToken(engine: EngineKey, room: string): Promise<string> {
  return await signEngineToken(engine, 'conference', {
    room,
    roomCreate: true,
    roomAdmin: true,
    roomList: true,
  });
}

export async function signEngineToken(
  engine: EngineKey,
  subject: string,
  video: Readonly<Record<string, unknown>>,
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return await new SignJWT({ video })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(engine.key)
    .setSubject(subject)
    .setNotBefore(now - 5)
    .setExpirationTime(now + TOKEN_LIFE_SECONDS)
    .sign(new TextEncoder().encode(engine.secret.reveal()));
}
