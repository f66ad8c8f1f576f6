import { utf8 } from '@blende/shared/basics/bytes.ts';

export interface CalendarEntry {
  /** Random: it says nothing of the meeting. */
  readonly uid: string;
  readonly madeAtMs: number;
  readonly startMs: number;
  readonly durationMinutes: number;
  readonly title: string;
  readonly description: string;
  /** The invitation. */
  readonly link: string;
}

const LINE_OCTETS = 75;

/** An iCalendar file with one entry (RFC 5545); times are in UTC, so that no time zone is told. */
export function calendarFile(entry: CalendarEntry): string {
  const endMs = entry.startMs + entry.durationMinutes * 60_000;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Blende//Blende//DE',
    'BEGIN:VEVENT',
    `UID:${entry.uid}`,
    `DTSTAMP:${utcTime(entry.madeAtMs)}`,
    `DTSTART:${utcTime(entry.startMs)}`,
    `DTEND:${utcTime(endMs)}`,
    `SUMMARY:${escaped(entry.title)}`,
    `DESCRIPTION:${escaped(entry.description)}`,
    `LOCATION:${escaped(entry.link)}`,
    `URL:${entry.link}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** RFC 5545, section 3.3.5, form 2. */
function utcTime(ms: number): string {
  return new Date(ms).toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
}

/** RFC 5545, section 3.3.11. Other control characters may not stand in a text at all. */
function escaped(text: string): string {
  return text
    .replaceAll(/\r\n|\r/g, '\n')
    .replaceAll(/(?!\n)\p{Cc}/gu, ' ')
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`);
}

/** At most 75 octets in a line, no character cut apart (RFC 5545, section 3.1). */
function folded(line: string): string {
  let out = '';
  let octets = 0;
  for (const character of line) {
    const length = utf8(character).length;
    if (octets + length > LINE_OCTETS) {
      out += '\r\n ';
      octets = 1;
    }
    out += character;
    octets += length;
  }
  return out;
}
