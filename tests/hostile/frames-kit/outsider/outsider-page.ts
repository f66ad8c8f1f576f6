import { createEngineRoom } from '../../../../products/conference/call/web/engine-room.ts';
import { ENGINE_PROTOCOL } from '../../../../products/conference/contract.ts';
import { startWorker } from '../../../../shared/ui/start-worker.ts';
import type {
  Forgery,
  OutsiderReport,
  OutsiderTransform,
  OutsiderWindow,
  ToOutsiderWorker,
} from './forgery.ts';
// oxlint-disable-next-line import/default -- the build answers the address of the worker
import outsiderWorker from './outsider.worker.ts?worker&url';

// Somebody in the engine without any key: ?url=…&ticket=…

const asked = new URLSearchParams(location.search);
const parameter = (name: string): string => asked.get(name) ?? '';
const worker = startWorker(outsiderWorker);
const tell = (message: ToOutsiderWorker): void => {
  worker.postMessage(message);
};
const transform = (options: OutsiderTransform): RTCRtpScriptTransform =>
  new RTCRtpScriptTransform(worker, options);

// The edge takes ticket and query as protocols.
const BrowserSocket = globalThis.WebSocket;
globalThis.WebSocket = class extends BrowserSocket {
  constructor(asked: string | URL) {
    const { origin, pathname, searchParams } = new URL(asked);
    searchParams.delete('access_token');
    const query = btoa(searchParams.toString()).replaceAll('+', '-').replaceAll('/', '_');
    super(`${origin}${pathname}`, [
      ENGINE_PROTOCOL,
      `ticket.${parameter('ticket')}`,
      `query.${query.replaceAll('=', '')}`,
    ]);
  }
};

const room = createEngineRoom();
room.on('trackSubscribed', (track, { source }, { identity }) => {
  const of = `${identity} ${source}`;
  if (track.receiver !== undefined) track.receiver.transform = transform({ side: 'in', of });
  document.body.append(track.attach());
});

let tracks = 0;
room.localParticipant.on('localSenderCreated', (sender) => {
  sender.transform = transform({ side: 'out', track: tracks });
});

Object.assign(window, {
  outsider: {
    send: async (source, how) => {
      const video = source === 'camera';
      const media = await navigator.mediaDevices.getUserMedia({ video, audio: !video });
      const [track] = media.getTracks();
      if (track === undefined) throw new Error('no device');
      tracks += 1;
      tell({ type: 'forge', track: tracks, how });
      await room.localParticipant.publishTrack(track, {
        source: source as never,
        simulcast: false,
      });
      return tracks;
    },
    change: (track: number, how: Forgery) => {
      tell({ type: 'forge', track, how });
    },
    report: async () =>
      await new Promise<OutsiderReport>((resolve) => {
        worker.addEventListener('message', ({ data }) => resolve(data as OutsiderReport), {
          once: true,
        });
        tell({ type: 'report' });
      }),
  },
} satisfies OutsiderWindow);

await room.connect(parameter('url'), 'ticket', { maxRetries: 0 });
document.title = 'Verbunden';
