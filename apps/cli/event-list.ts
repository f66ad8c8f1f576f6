import { supervisorEvents } from '@blende/shared/supervisor/events.ts';
import type { EventCatalogue, FieldRule } from '@blende/shared/basics/event-catalogue.ts';
import { roleEvents } from './all-events.ts';

const RULES = `While Blende runs it writes these lines and no others, to where its own output goes:
time, name, fields. A field is a whole number or one of the words that stand here.
Whatever else a process prints, the media engine with all of its own lines included, is counted
and thrown away: output-withheld says how many lines there were.
`;

/** Every event that may ever be written, for people. */
export function eventList(): string {
  return [RULES, ...linesOf({ ...roleEvents, ...supervisorEvents })].join('\n');
}

function linesOf(catalogue: EventCatalogue): readonly string[] {
  return Object.entries(catalogue)
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([name, fields]) => {
      const words = Object.entries(fields).map(([field, rule]) => `${field}=${ruleInWords(rule)}`);
      return ['  ', name, ...words].join(' ').replace('   ', '  ');
    });
}

function ruleInWords(rule: FieldRule): string {
  return rule === 'count' ? '<number>' : rule.join('|');
}
