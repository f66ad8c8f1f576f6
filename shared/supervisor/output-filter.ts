import type { Readable } from 'node:stream';
import {
  admitsEvent,
  type EventCatalogue,
  type EventFields,
} from '@blende/shared/basics/event-catalogue.ts';

const MAX_LINE_CHARACTERS = 4096;

export interface OutputFilter {
  /** Reads a child's stdout or stderr to its end. */
  readonly watch: (output: Readable) => void;
  /** Takes an event that came over IPC. */
  readonly event: (name: unknown, fields: unknown) => void;
  /** Lines and events withheld since the last call. */
  readonly takeWithheld: () => number;
}

/**
 * Lets an event of the catalogue through, whether it came over IPC or as a line
 * `{"event": …, "fields": {…}}`, and counts everything else without keeping it.
 */
export function outputFilter(
  catalogue: EventCatalogue,
  pass: (name: string, fields: EventFields) => void,
): OutputFilter {
  let withheld = 0;
  const event = (name: unknown, fields: unknown): void => {
    if (typeof name === 'string' && isFields(fields) && admitsEvent(catalogue, name, fields))
      pass(name, fields);
    else withheld += 1;
  };
  const line = (text: string): void => {
    const parsed = parseEventLine(text);
    event(parsed?.event, parsed?.fields);
  };
  return {
    event,
    watch: (output) => watchLines(output, line),
    takeWithheld: () => {
      const count = withheld;
      withheld = 0;
      return count;
    },
  };
}

function watchLines(output: Readable, onLine: (line: string) => void): void {
  let rest = '';
  output.setEncoding('utf8');
  output.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = (lines.pop() ?? '').slice(0, MAX_LINE_CHARACTERS);
    lines.forEach(onLine);
  });
  output.on('end', () => {
    if (rest !== '') onLine(rest);
  });
  output.on('error', () => undefined);
}

function parseEventLine(text: string): { event: unknown; fields: unknown } | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? { event: value['event'], fields: value['fields'] } : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isFields(value: unknown): value is EventFields {
  return (
    isObject(value) &&
    Object.values(value).every((field) => typeof field === 'number' || typeof field === 'string')
  );
}
