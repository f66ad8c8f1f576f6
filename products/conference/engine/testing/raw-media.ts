import { createSocket, type Socket } from 'node:dgram';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { SignalRequest, SignalResponse } from '@livekit/protocol';
import { WebSocket } from 'ws';
import { readAnswer, writeHello, type Hello, type HelloAnswer } from './dtls-hello.ts';
import { bindingRequest, bindingResponse, isSuccess, type IceLogin } from './stun.ts';

const PATIENCE_MS = 8_000;
const AGAIN_MS = 150;

interface Way {
  readonly far: IceLogin;
  readonly port: number;
}

/**
 * Somebody without a browser who reaches the engine's media port and says the first words of DTLS
 * there: what the engine then chooses is not for a browser's list of profiles to decide.
 */
export class RawMedia implements Disposable {
  readonly #signalling: WebSocket;
  readonly #socket: Socket = createSocket('udp4');
  readonly #own: IceLogin = { ufrag: hex(4), pwd: hex(16) };

  private constructor(signalling: WebSocket) {
    this.#signalling = signalling;
  }

  /** @throws if the engine does not answer in time. */
  static async open(url: string, token: string): Promise<RawMedia> {
    const query = `access_token=${token}&protocol=15&sdk=js&version=2.15.0&auto_subscribe=0`;
    const signalling = new WebSocket(`${url}/rtc?${query}`);
    await once(signalling, 'open', { signal: AbortSignal.timeout(PATIENCE_MS) });
    return new RawMedia(signalling);
  }

  /** What the engine answers to this hello, once it accepted the way to it. */
  async says(hello: Hello): Promise<HelloAnswer> {
    const way = await this.#offer();
    const found = Promise.withResolvers<HelloAnswer>();
    let isOpen = false;
    let cookie: Buffer | undefined;
    const send = (bytes: Buffer): void => {
      this.#socket.send(bytes, way.port, '127.0.0.1');
    };
    this.#socket.on('message', (bytes, { port }) => {
      if ((bytes[0] ?? 0) < 4) {
        isOpen ||= isSuccess(bytes);
        const response = bindingResponse(bytes, this.#own, port);
        if (response !== undefined) send(response);
        return;
      }
      const answer = readAnswer(bytes);
      if (answer?.type === 'verify') {
        cookie = Buffer.from(answer.cookie);
        send(writeHello(hello, cookie));
      } else if (answer !== undefined) found.resolve(answer);
    });
    const timer = setInterval(() => {
      send(bindingRequest(way.far, this.#own));
      if (isOpen) send(writeHello(hello, cookie));
    }, AGAIN_MS);
    const tooLate = setTimeout(() => {
      found.reject(new Error(`no answer to a hello; the way is ${isOpen ? 'open' : 'closed'}`));
    }, PATIENCE_MS);
    try {
      return await found.promise;
    } finally {
      clearInterval(timer);
      clearTimeout(tooLate);
    }
  }

  [Symbol.dispose](): void {
    this.#signalling.close();
    this.#socket.close();
  }

  async #offer(): Promise<Way> {
    this.#socket.bind(0, '127.0.0.1');
    await once(this.#socket, 'listening');
    const answered = Promise.withResolvers<string>();
    let known = '';
    this.#signalling.on('message', (data: Buffer) => {
      const { message } = SignalResponse.fromBinary(data);
      if (message.case === 'answer') known += message.value.sdp;
      if (message.case === 'trickle') {
        const { candidate } = JSON.parse(message.value.candidateInit) as { candidate: string };
        known += `\r\na=${candidate}\r\n`;
      }
      if (known.includes('a=ice-pwd') && /candidate:.* udp .* typ host/.test(known))
        answered.resolve(known);
    });
    const value = { type: 'offer', sdp: this.#description() };
    const request = new SignalRequest({ message: { case: 'offer', value } } as never);
    this.#signalling.send(request.toBinary());
    const tooLate = AbortSignal.timeout(PATIENCE_MS);
    tooLate.addEventListener('abort', () => {
      answered.reject(new Error('the engine does not answer the offer'));
    });
    return wayIn(await answered.promise);
  }

  #description(): string {
    const { ufrag, pwd } = this.#own;
    const fingerprint = Array.from(randomBytes(32), (byte) => byte.toString(16).padStart(2, '0'));
    const { port } = this.#socket.address();
    return [
      'v=0',
      'o=- 1 1 IN IP4 127.0.0.1',
      's=-',
      't=0 0',
      'a=group:BUNDLE 0',
      'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
      'c=IN IP4 0.0.0.0',
      `a=candidate:1 1 udp 2130706431 127.0.0.1 ${port} typ host`,
      `a=ice-ufrag:${ufrag}`,
      `a=ice-pwd:${pwd}`,
      `a=fingerprint:sha-256 ${fingerprint.join(':').toUpperCase()}`,
      'a=setup:active',
      'a=mid:0',
      'a=sctp-port:5000',
      '',
    ].join('\r\n');
  }
}

function wayIn(description: string): Way {
  const of = (pattern: RegExp): string => pattern.exec(description)?.[1] ?? '';
  const port = Number(of(/candidate:.* udp \d+ 127\.0\.0\.1 (\d+) typ host/));
  const [ufrag, pwd] = [of(/a=ice-ufrag:(\S+)/), of(/a=ice-pwd:(\S+)/)];
  return { far: { ufrag, pwd }, port };
}

function hex(bytes: number): string {
  return randomBytes(bytes).toString('hex');
}
