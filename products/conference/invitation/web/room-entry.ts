import { fromBase64url, toBase64url } from '@blende/shared/basics/base64url.ts';
import { Secret } from '@blende/shared/basics/secret.ts';
import { chooseLanguage } from '@blende/shared/ui/language.ts';
import { chooseTheme } from '@blende/shared/ui/theme.ts';
import { HOST_SEED_BYTES } from '../host-key.ts';
import {
  invitationPath,
  parseInvitation,
  type Display,
  type Invitation,
  type InvitationResult,
} from '../invitation-link.ts';

// What belongs to this entry of the tab's history. It survives a reload and is not part of what
// people copy from the address bar.
interface EntryState {
  readonly hostSeed?: string;
  readonly permit?: string;
  readonly display?: Display;
}

/**
 * Reads the fragment, once. Afterwards the address bar holds the invitation, whichever link was
 * opened, and the host key and the display choice lie in the state of this history entry.
 */
export function readRoomEntry(): InvitationResult {
  // Another link to the same room changes the fragment only, and loads nothing by itself.
  addEventListener('hashchange', () => {
    location.reload();
  });
  const result = parseInvitation(location.pathname, location.hash.slice(1));
  if (result.outcome === 'refused') return result;
  const invitation = withState(result.invitation, readState());
  keepRoomEntry(invitation);
  if (invitation.display.language !== undefined) chooseLanguage(invitation.display.language);
  if (invitation.display.theme !== undefined) chooseTheme(invitation.display.theme);
  return { outcome: 'invitation', invitation };
}

/** The tab's history entry becomes that of another room: the old address is not kept. */
export function keepRoomEntry(invitation: Invitation): void {
  history.replaceState(stateOf(invitation), '', invitationPath(invitation));
}

function withState(invitation: Invitation, state: EntryState): Invitation {
  const seed = fromBase64url(state.hostSeed ?? '');
  const kept = seed?.length === HOST_SEED_BYTES ? { hostSeed: new Secret(seed) } : {};
  const permit = typeof state.permit === 'string' ? { permit: state.permit } : {};
  return {
    ...kept,
    ...permit,
    ...invitation,
    display: { ...state.display, ...invitation.display },
  };
}

function stateOf(invitation: Invitation): EntryState {
  const seed = invitation.hostSeed;
  return {
    ...(seed === undefined ? {} : { hostSeed: toBase64url(seed.reveal()) }),
    ...(invitation.permit === undefined ? {} : { permit: invitation.permit }),
    display: invitation.display,
  };
}

function readState(): EntryState {
  const state: unknown = history.state;
  return typeof state === 'object' && state !== null ? state : {};
}
