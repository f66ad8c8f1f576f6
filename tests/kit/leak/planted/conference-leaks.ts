import { PROCESS_LEAKS } from './process-leaks.ts';
import { emitOf, type Seen } from './seen.ts';

// Loaded into the conference process: learns what only the edge may know, and keeps it.

const emit = emitOf(process);
process.emit = function told(event: string, ...given: unknown[]): boolean {
  const [message] = given as readonly { readonly type?: string; readonly seen?: Seen }[];
  if (event !== 'message' || message?.type !== 'planted' || message.seen === undefined)
    return Reflect.apply(emit, process, [event, ...given]);
  PROCESS_LEAKS[message.seen.id]?.leak(message.seen);
  return true;
} as typeof process.emit;
