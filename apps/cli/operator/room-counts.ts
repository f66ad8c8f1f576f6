import type { RoomCounts } from '@blende/conference/supervisor.ts';

/** The numbers in words, for a person. */
export function countsInWords(counts: RoomCounts): string {
  return [
    `Meetings: ${counts.rooms} of at most ${counts.maxRooms} (most at once since the start: ${counts.peakRooms})`,
    `Participants: ${counts.participants} of at most ${counts.maxParticipants} (most at once: ${counts.peakParticipants})`,
    counts.draining ? 'New meetings: none, the server is being drained' : 'New meetings: yes',
  ].join('\n');
}

/** One line of progress. */
export function leftInWords({ rooms, participants }: RoomCounts): string {
  return `Still running: ${count(rooms, 'meeting')}, ${count(participants, 'participant')}.`;
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
