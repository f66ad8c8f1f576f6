import type { Scanner } from './scanner.ts';

/** Places that are searched for marks. What is not in this list has not been searched. */
export type SinkName =
  | 'disk image'
  | 'written files'
  | 'folders'
  | 'journal'
  | 'memory'
  | 'packets'
  | 'received'
  | 'browser profile'
  | 'console'
  | 'browser storage'
  | 'downloads'
  | 'pages'
  | 'operator'
  | 'output';

/** A sink that could not be read is told as such, never as clean. */
export type SinkOutcome =
  | { readonly sink: SinkName; readonly state: 'checked' }
  | { readonly sink: SinkName; readonly state: 'not-checked'; readonly why: string };

export interface Sink {
  readonly name: SinkName;
  /** @throws Error if it cannot be read. */
  readonly searchedBy: (scanner: Scanner) => void | Promise<void>;
}

/** Searches one after the other; a sink without anything in it counts as one that was not read. */
export async function searchSinks(
  scanner: Scanner,
  sinks: readonly Sink[],
): Promise<readonly SinkOutcome[]> {
  const outcomes: SinkOutcome[] = [];
  for (const { name: sink, searchedBy } of sinks) outcomes.push(await searched(sink, searchedBy));
  return outcomes;

  async function searched(sink: SinkName, search: Sink['searchedBy']): Promise<SinkOutcome> {
    const before = scanner.figures.bytes;
    try {
      await search(scanner);
    } catch (error) {
      return { sink, state: 'not-checked', why: String(error) };
    }
    return scanner.figures.bytes > before
      ? { sink, state: 'checked' }
      : { sink, state: 'not-checked', why: 'there was nothing in it to be read' };
  }
}
