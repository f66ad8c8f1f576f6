import type { Room } from 'livekit-client';
import type { LocalMedia } from '../../before-joining/web/local-media.ts';
import type { Invitation } from '../../invitation/invitation-link.ts';
import type { FrameEncryption } from '../../frames/web/frame-encryption.ts';
import { GroupClient } from '../../group/web/group-client.ts';
import type { Seat } from '../../group/web/group-worker-messages.ts';
import { joinRequest } from '../../rooms/web/join-room.ts';
import { ChannelSocket } from '../../rooms/web/channel-socket.ts';
import type * as CallCodeModule from './call-code.ts';
import type { CallModel } from './call-model.ts';
import type { DrawnCall } from './drawn-call.ts';

type CallCode = typeof CallCodeModule;

/** A delay up to this long is not felt as one. */
const DRAW_AFTER_MS = 120;

/** What joining needs and takes time to make: the call's code, our keys and seat, the workers. */
interface Ready {
  readonly code: CallCode;
  readonly seat: Seat;
  /** Undefined in a browser that cannot encrypt frames; it sends none before all have agreed. */
  readonly frames: FrameEncryption | undefined;
  readonly room: Room;
}

/**
 * Made while the person looks at their picture, for one stay in the call: joining then waits for
 * nothing but the network.
 */
export class Entrance {
  readonly #code: Promise<CallCode> = import('./call-code.ts');
  /** The way to the room is open already when the person asks for it. */
  readonly #socket = new ChannelSocket();
  /** Makes its keys while the person looks at their picture. */
  readonly #group: GroupClient;
  readonly #invitation: Invitation;
  readonly #asksClear: boolean;
  readonly #whenReady: Promise<Ready>;
  #ready: Ready | undefined;
  #opening: DrawnCall | undefined;

  constructor(invitation: Invitation, asksClear = false) {
    this.#invitation = invitation;
    this.#asksClear = asksClear;
    this.#group = new GroupClient(invitation);
    if (asksClear) this.#group.decideDowngrade({ does: 'ask' });
    this.#whenReady = this.#prepare();
    // Whoever enters learns of a failure; before that nobody waits for it.
    this.#whenReady.catch(() => undefined);
  }

  /** Sets out at once, before anything is drawn; a second press changes nothing. */
  enter(name: string, media: LocalMedia): DrawnCall {
    this.#opening ??= this.#open(name, media);
    return this.#opening;
  }

  #open(name: string, media: LocalMedia): DrawnCall {
    const { promise, resolve, reject } = Promise.withResolvers<CallModel>();
    const open = ({ code, seat, frames, room }: Ready): CallModel => {
      const model = new code.CallModel({
        seat,
        join: joinRequest(this.#invitation, seat),
        group: this.#group,
        frames,
        room,
        socket: this.#socket,
        name,
        media,
      });
      resolve(model);
      return model;
    };
    const model = this.#ready && open(this.#ready);
    if (model === undefined) this.#whenReady.then(open).catch(reject);
    return {
      model,
      whenOpen: promise,
      // Not earlier: whoever only looks at their picture has less to load.
      page: Promise.all([import('./CallPage.tsx'), promise]).then(([page]) => page),
      whenToDraw: Promise.race([model?.answered, pause(DRAW_AFTER_MS)]).then(() => undefined),
      [Symbol.dispose]: () => {
        void promise.then((opened) => {
          opened[Symbol.dispose]();
        });
      },
    };
  }

  async #prepare(): Promise<Ready> {
    const [code, seat] = await Promise.all([this.#code, this.#group.seat]);
    const frames = this.#asksClear ? undefined : code.createFrameEncryption();
    frames?.useKeysFrom(this.#group.framePort());
    this.#ready = { code, seat, frames, room: code.createEngineRoom(frames) };
    return this.#ready;
  }
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
