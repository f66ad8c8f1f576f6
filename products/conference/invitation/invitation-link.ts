import { fromBase64url, toBase64url } from '@blende/shared/basics/base64url.ts';
import type { Bytes } from '@blende/shared/basics/bytes.ts';
import { Secret } from '@blende/shared/basics/secret.ts';
import { LINK_SECRET_BYTES } from '@blende/shared/e2ee/link-keys.ts';
import { PATHS } from '../contract.ts';
import { parseRoomId, type RoomId } from '../rooms/room-id.ts';
import { HOST_SEED_BYTES } from './host-key.ts';

// An invitation is `/r/<room id>#<L>`, the host link `/r/<room id>#<L>.<host seed>`. A third part
// carries what the person chose on the start page (`de-dark`); it never stays in the address. A
// fourth is the permit to begin this meeting, where not everybody may; the host link keeps it.

export interface Invitation {
  readonly roomId: RoomId;
  readonly linkSecret: Secret<Bytes>;
  readonly hostSeed?: Secret<Bytes>;
  /** Lets the room come into being where not everybody may start meetings. */
  readonly permit?: string;
  readonly display: Display;
}

export interface Display {
  readonly language?: 'de' | 'en';
  readonly theme?: 'light' | 'dark';
}

const PERMIT = /^[A-Za-z0-9_-]{22}$/;

export type LinkRefusal = 'room-unknown' | 'fragment-missing' | 'fragment-malformed';
export type InvitationResult =
  | { readonly outcome: 'invitation'; readonly invitation: Invitation }
  | { readonly outcome: 'refused'; readonly code: LinkRefusal };

/** Reads the path and the fragment (without `#`) of a room page's address. */
export function parseInvitation(path: string, fragment: string): InvitationResult {
  const room = path.startsWith(PATHS.roomPage)
    ? parseRoomId(path.slice(PATHS.roomPage.length))
    : undefined;
  if (room === undefined) return refused('room-unknown');
  if (fragment === '') return refused('fragment-missing');
  const [secretText = '', seedText = '', displayText = '', permit, ...more] = fragment.split('.');
  const linkSecret = secretOf(secretText, LINK_SECRET_BYTES);
  const hostSeed = secretOf(seedText, HOST_SEED_BYTES);
  const display = parseDisplay(displayText);
  const seedWrong = seedText !== '' && hostSeed === undefined;
  if (linkSecret === undefined || seedWrong || display === undefined) {
    return refused('fragment-malformed');
  }
  if (more.length > 0 || (permit !== undefined && !PERMIT.test(permit))) {
    return refused('fragment-malformed');
  }
  const shown = permit === undefined ? {} : { permit };
  const invitation = { roomId: room.roomId, linkSecret, display, ...shown };
  return {
    outcome: 'invitation',
    invitation: hostSeed === undefined ? invitation : { ...invitation, hostSeed },
  };
}

/** Path and fragment of the link for everybody. */
export function invitationPath(invitation: Pick<Invitation, 'roomId' | 'linkSecret'>): string {
  return `${PATHS.roomPage}${invitation.roomId}#${toBase64url(invitation.linkSecret.reveal())}`;
}

/** Path and fragment of the link for the host; without a host key it is the invitation. */
export function hostPath(
  invitation: Pick<Invitation, 'roomId' | 'linkSecret' | 'hostSeed' | 'permit'>,
): string {
  const path = seedPath(invitation);
  return invitation.hostSeed === undefined || invitation.permit === undefined
    ? path
    : `${path}..${invitation.permit}`;
}

function seedPath(invitation: Pick<Invitation, 'roomId' | 'linkSecret' | 'hostSeed'>): string {
  const path = invitationPath(invitation);
  const seed = invitation.hostSeed;
  return seed === undefined ? path : `${path}.${toBase64url(seed.reveal())}`;
}

/** The address the start page goes to: the host link, or the invitation, with the display choice. */
export function entryPath(invitation: Invitation): string {
  const display = displayText(invitation.display);
  if (display === '') return hostPath(invitation);
  const dots = invitation.hostSeed === undefined ? '..' : '.';
  const permit = invitation.permit === undefined ? '' : `.${invitation.permit}`;
  return `${seedPath(invitation)}${dots}${display}${permit}`;
}

export type PasteResult =
  | InvitationResult
  | { readonly outcome: 'refused'; readonly code: 'no-link' | 'other-server' };

/**
 * Finds the link in whatever was pasted: an address alone, or one inside a sentence or an e-mail.
 * `origin` is ours; a link to another server is not opened from here.
 */
export function findInvitation(pasted: string, origin: string): PasteResult {
  const found = /(https?:\/\/[^\s/]+)?(\/r\/[A-Za-z0-9_-]+)(?:#([A-Za-z0-9_.-]*))?/.exec(pasted);
  const path = found?.[2];
  if (found === null || path === undefined) return { outcome: 'refused', code: 'no-link' };
  if (found[1] !== undefined && found[1] !== origin) {
    return { outcome: 'refused', code: 'other-server' };
  }
  // The full stop that ends a sentence is no part of the link.
  return parseInvitation(path, (found[3] ?? '').replace(/\.+$/, ''));
}

function refused(code: LinkRefusal): InvitationResult {
  return { outcome: 'refused', code };
}

function secretOf(text: string, lengthBytes: number): Secret<Bytes> | undefined {
  const bytes = fromBase64url(text);
  return bytes?.length === lengthBytes ? new Secret(bytes) : undefined;
}

function displayText(display: Display): string {
  const theme = display.theme === undefined ? '' : `-${display.theme}`;
  return `${display.language ?? ''}${theme}`;
}

function parseDisplay(text: string): Display | undefined {
  const found = /^(de|en)?(?:-(light|dark))?$/.exec(text);
  if (found === null) return undefined;
  return {
    ...(found[1] === undefined ? {} : { language: found[1] as 'de' | 'en' }),
    ...(found[2] === undefined ? {} : { theme: found[2] as 'light' | 'dark' }),
  };
}
