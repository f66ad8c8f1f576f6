import type { Participant } from '../browsers/participant.ts';
import type { Site } from './network.ts';
import { run } from './run.ts';

// What a leak would look like, sent through the same ways as everything else: a scan that does not
// find these has proved nothing.

/** From the next page on somebody gives their address to the others in place of all they say. */
export async function plantInMessages(someone: Participant, address: string): Promise<void> {
  await someone.beforeEachPage((address) => {
    const { WebSocket: Socket } = window;
    window.WebSocket = class extends Socket {
      override send(data: string | ArrayBufferView<ArrayBuffer>): void {
        const isSaid = typeof data === 'string' && data.includes('"type":"say"');
        if (!isSaid) return super.send(data);
        const message = btoa(`name: ${address}`).replaceAll('=', '');
        super.send(JSON.stringify({ ...(JSON.parse(data) as object), message }));
      }
    };
  }, address);
}

/** From a page to itself: a data channel with this text, and sound in whose packets it stands. */
export async function plantInConnection(someone: Participant, text: string): Promise<void> {
  await someone.evaluate(async (text) => {
    interface MarkedSender {
      createEncodedStreams(): TransformStream<RTCEncodedAudioFrame, RTCEncodedAudioFrame>;
    }
    const mark = new TextEncoder().encode(text);
    const marking = new TransformStream<RTCEncodedAudioFrame, RTCEncodedAudioFrame>({
      transform(frame, controller) {
        frame.data = mark.slice().buffer;
        controller.enqueue(frame);
      },
    });
    const one = new RTCPeerConnection({ encodedInsertableStreams: true } as RTCConfiguration);
    const other = new RTCPeerConnection();
    const pass = (to: RTCPeerConnection) => (event: RTCPeerConnectionIceEvent) => {
      if (event.candidate !== null) void to.addIceCandidate(event.candidate);
    };
    one.addEventListener('icecandidate', pass(other));
    other.addEventListener('icecandidate', pass(one));
    const [microphone] = (
      await navigator.mediaDevices.getUserMedia({ audio: true })
    ).getAudioTracks();
    const { sender } = one.addTransceiver(microphone ?? 'audio');
    const streams = (sender as unknown as MarkedSender).createEncodedStreams();
    void streams.readable.pipeThrough(marking).pipeTo(streams.writable);
    const channel = one.createDataChannel('planted');
    channel.addEventListener('open', () => channel.send(text));
    await one.setLocalDescription();
    await other.setRemoteDescription(one.localDescription ?? { type: 'offer' });
    await other.setLocalDescription();
    await one.setRemoteDescription(other.localDescription ?? { type: 'answer' });
    // The page keeps both until it is left.
    Object.assign(window, { planted: [one, other] });
  }, text);
}

/** A datagram with this text from one machine to another. */
export function sendDatagram(from: Site, to: string, text: string): void {
  const [program = '', ...words] = from.namespace.inside;
  run(program, [...words, 'socat', '-u', '-', `UDP4:${to}:9999`], text);
}

/** Asks the name server of a machine for a name. */
export function askForName(from: Site, name: string): void {
  const [program = '', ...words] = from.namespace.inside;
  run(program, [...words, 'sh', '-c', 'getent hosts "$1" || true', 'sh', name]);
}
