import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { calendarFile, type CalendarEntry } from './calendar-entry.ts';

const link = `https://meet.example/r/${'a'.repeat(44)}#${'b'.repeat(43)}`;
const entry: CalendarEntry = {
  uid: 'random',
  madeAtMs: Date.UTC(2026, 0, 2, 3, 4, 5, 678),
  startMs: Date.UTC(2026, 11, 31, 23, 30),
  durationMinutes: 45,
  title: 'Konferenz',
  description: 'x',
  link,
};

/** What a calendar reads: lines put together again, by name. */
function read(file: string): Map<string, string> {
  const lines = file.replaceAll('\r\n ', '').split('\r\n');
  return new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]),
  );
}

describe('a calendar file', () => {
  it('says when in UTC, over the turn of the year', () => {
    const entries = read(calendarFile(entry));
    assert.equal(entries.get('DTSTAMP'), '20260102T030405Z');
    assert.equal(entries.get('DTSTART'), '20261231T233000Z');
    assert.equal(entries.get('DTEND'), '20270101T001500Z');
    assert.equal(entries.get('URL'), link);
  });

  const texts: readonly [string, string][] = [
    ['Plan; Stand, Rest', String.raw`Plan\; Stand\, Rest`],
    ['C:\\x', String.raw`C:\\x`],
    ['a\r\nEND:VEVENT\nb\rc', String.raw`a\nEND:VEVENT\nb\nc`],
    ['a\u0000b\tc', 'a b c'],
    ['Über 📅 Größe', 'Über 📅 Größe'],
  ];
  for (const [title, written] of texts) {
    it(`writes ${JSON.stringify(title)} as text of one line`, () => {
      assert.equal(read(calendarFile({ ...entry, title })).get('SUMMARY'), written);
    });
  }

  it('folds at 75 octets and cuts no character apart', () => {
    for (let pad = 0; pad < 8; pad += 1) {
      const title = 'x'.repeat(pad) + '📅Ü'.repeat(60);
      const file = calendarFile({ ...entry, title });
      for (const line of file.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
      assert.equal(read(file).get('SUMMARY'), title);
      assert.doesNotMatch(file, /\uFFFD|[^\r]\n|\r[^\n]/);
    }
  });
});
