import { toBase64url } from '@blende/shared/basics/base64url.ts';
import { utf8 } from '@blende/shared/basics/bytes.ts';
import { ENGINE_PROTOCOL, QUERY_PREFIX } from '../../contract.ts';
import { onlyOwnRelay } from '../../engine/own-relay.ts';
import { withoutAudioLevels } from '../sdp.ts';
import { engineTicket } from './engine-ticket.ts';

// The three doors through which livekit-client reaches the network. The build binds these names
// in its module (apps/web/vite.config.ts), so nothing else on the page is changed. CSP does not
// restrict WebRTC: this file is the place that does.

/** The promise-based half of the interface; the callback-based one is obsolete and not used. */
interface Negotiation {
  createOffer(options?: RTCOfferOptions): Promise<RTCSessionDescriptionInit>;
  createAnswer(options?: RTCAnswerOptions): Promise<RTCSessionDescriptionInit>;
  setLocalDescription(description?: RTCSessionDescriptionInit): Promise<void>;
  setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void>;
  setConfiguration(configuration?: RTCConfiguration): void;
}

type Browser = InstanceType<typeof globalThis.RTCPeerConnection>;
const BrowserPeerConnection = globalThis.RTCPeerConnection as unknown as new (
  configuration?: RTCConfiguration,
) => Omit<Browser, keyof Negotiation> & Negotiation;

/** Knows no server but the engine and its relay on our own port, and sends no audio levels. */
export class RTCPeerConnection extends BrowserPeerConnection {
  #offered = false;

  constructor(configuration: RTCConfiguration = {}) {
    super(onlyThroughUs(configuration));
  }

  override setConfiguration(configuration: RTCConfiguration = {}): void {
    super.setConfiguration(onlyThroughUs(configuration));
  }

  override async createOffer(options?: RTCOfferOptions): Promise<RTCSessionDescriptionInit> {
    const offer = stripped(await super.createOffer(options));
    // livekit-client opens its WebSocket with the first offer in hand; it needs the ticket by then.
    if (!this.#offered) await engineTicket.available();
    this.#offered = true;
    return offer;
  }

  override async createAnswer(options?: RTCAnswerOptions): Promise<RTCSessionDescriptionInit> {
    return stripped(await super.createAnswer(options));
  }

  override async setLocalDescription(description?: RTCSessionDescriptionInit): Promise<void> {
    await super.setLocalDescription(stripped(description ?? (await this.#implicitDescription())));
  }

  override async setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
    await super.setRemoteDescription(stripped(description));
  }

  async #implicitDescription(): Promise<RTCSessionDescriptionInit> {
    const offering = this.signalingState === 'stable' || this.signalingState === 'have-local-offer';
    return offering ? await this.createOffer() : await this.createAnswer();
  }
}

function onlyThroughUs(configuration: RTCConfiguration): RTCConfiguration {
  const iceServers = onlyOwnRelay(configuration.iceServers, location.origin);
  return { ...configuration, iceServers };
}

function stripped(description: RTCSessionDescriptionInit): RTCSessionDescriptionInit {
  const { type, sdp } = description;
  return sdp === undefined ? { type } : { type, sdp: withoutAudioLevels(sdp) };
}

/**
 * A connection to the engine whose address says nothing: browsers print the address of a failed
 * one. Ticket and query travel as protocols; without a ticket the network is not touched.
 */
export class WebSocket {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;

  constructor(asked: string) {
    const ticket = engineTicket.current;
    if (ticket === undefined) return new ClosedSocket();
    const address = new URL(asked);
    address.searchParams.delete('access_token');
    const query = toBase64url(utf8(address.searchParams.toString()));
    return new globalThis.WebSocket(`${address.origin}${address.pathname}`, [
      ENGINE_PROTOCOL,
      ticket,
      `${QUERY_PREFIX}${query}`,
    ]);
  }
}

/** Fails like a connection that was refused, a moment after it was made. */
class ClosedSocket extends EventTarget {
  readonly readyState = WebSocket.CLOSED;
  binaryType: BinaryType = 'arraybuffer';

  constructor() {
    super();
    queueMicrotask(() => {
      this.dispatchEvent(new Event('error'));
      this.dispatchEvent(new CloseEvent('close', { code: 1006 }));
    });
  }

  // The interface of a WebSocket demands them; there is nothing to do.
  send(): void {}
  close(): void {}
}

/**
 * livekit-client asks over HTTP why a WebSocket failed, with ticket and query in the address, and
 * whether the network is back. Both are answered here: try again, and what the browser knows.
 */
export async function fetch(_asked: string, options: { method?: string } = {}): Promise<Response> {
  if (options.method !== 'HEAD') return await Promise.resolve(new Response(null, { status: 503 }));
  if (!navigator.onLine) throw new TypeError('offline');
  return new Response(null, { status: 200 });
}
