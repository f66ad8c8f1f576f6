import type { Capture } from '../namespaces/capture.ts';
import type { Sink } from './sink.ts';

/** What came over the wire at somebody's machine; ends the recording. */
export function packetSink(capture: Capture): Sink {
  return {
    name: 'packets',
    searchedBy: async (scanner) => {
      for (const { protocol, from, to, payload } of await capture.packets())
        scanner.scan('packets', `${protocol} from ${from} to ${to}`, payload);
    },
  };
}
