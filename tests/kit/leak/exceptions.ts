import type { Trace } from './scanner.ts';
import { SAID_IN_CLEAR } from './strangers/error-visits.ts';

/** A place where a mark may be, and why; told with each run. */
interface Exception {
  readonly why: string;
  readonly admits: (trace: Trace) => boolean;
}

const OWN_HISTORY =
  /^((name of )?Default|name of segmentation_platform|segmentation_platform\/ukm_db|Default\/(History|Favicons|Sessions\/|Visited Links|Top Sites|Shortcuts))/;

/** Nothing that people say or are called comes as far as the edge, not even there. */
const MAY_END_THERE = /^((IPv6 )?address|user agent|agent|word) (of|in) /;

const EXCEPTIONS: readonly Exception[] = [
  {
    why: 'The edge ends addresses, user agents and requests, and keeps them in memory while it lives.',
    admits: ({ sink, where, canary }) =>
      sink === 'memory' && where.startsWith('edge') && MAY_END_THERE.test(canary.name),
  },
  {
    why: 'The engine sends pictures to addresses, and keeps them in memory while it lives.',
    admits: ({ sink, where, canary: { kind } }) =>
      sink === 'memory' && where.startsWith('engine') && kind.startsWith('address'),
  },
  {
    why: 'What somebody says to the channel without encrypting it passes through the memory of the conference process.',
    admits: ({ sink, where, canary: { name } }) =>
      sink === 'memory' && where.startsWith('conference') && name === `word in ${SAID_IN_CLEAR}`,
  },
  {
    why: 'A browser keeps the link of a meeting in the history of its own user.',
    admits: ({ sink, where, canary: { kind } }) =>
      sink === 'browser profile' && kind === 'secret' && OWN_HISTORY.test(where),
  },
  {
    why: 'A browser keeps with each file that it saved what it asked with, and so its own user agent.',
    admits: ({ sink, where, canary: { name } }) =>
      sink === 'browser profile' &&
      where.startsWith('Default/shared_proto_db') &&
      name === 'user agent of Anna',
  },
  {
    why: 'Who asks what the server knows of them may save the answer, with the user agent that it names.',
    admits: ({ sink, canary: { name } }) =>
      sink === 'downloads' && /^(user agent|address) of anna$/i.test(name),
  },
  {
    why: 'Packets at a machine hold the address of that machine.',
    admits: ({ sink, canary: { name, kind } }) =>
      sink === 'packets' && kind.startsWith('address') && name.endsWith('of ben'),
  },
];

/** What somebody must look into: traces without an exception. */
export function unexplained(traces: readonly Trace[]): readonly Trace[] {
  return traces.filter((trace) => !EXCEPTIONS.some(({ admits }) => admits(trace)));
}

/** The exceptions of these traces, each in one sentence. */
export function explanations(traces: readonly Trace[]): readonly string[] {
  return EXCEPTIONS.filter(({ admits }) => traces.some(admits)).map(({ why }) => why);
}
