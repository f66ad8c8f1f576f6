import { assertNever } from '@blende/shared/basics/assert-never.ts';
import type { RosterEntry, ServerMessage } from '../contract.ts';

/** Everybody else in the room, in order of arrival, as the server tells it: by their ids. */
export type Roster = readonly RosterEntry[];

/** The roster after a message of the room channel. */
export function rosterAfter(roster: Roster, message: ServerMessage): Roster {
  switch (message.type) {
    case 'welcome':
      return message.participants;
    case 'joined':
      return [...without(roster, message.participant.id), message.participant];
    case 'left':
      return without(roster, message.participantId);
    case 'resumed':
    case 'ticket':
    case 'founded':
    case 'commit':
    case 'said':
    case 'lease':
    case 'undone':
    case 'commit-refused':
    case 'restore-wanted':
    case 'knocked':
    case 'knock-answered':
    case 'draining':
    case 'permit':
    case 'pong':
    case 'disclosure-pass':
    case 'end-challenge':
    case 'end-refused':
    case 'refused':
      return roster;
    default:
      return assertNever(message);
  }
}

function without(roster: Roster, id: string): Roster {
  return roster.filter((entry) => entry.id !== id);
}
