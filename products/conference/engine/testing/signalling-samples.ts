import { JoinRequest, SignalRequest, SignalResponse, WrappedJoinRequest } from '@livekit/protocol';

/** What livekit-client puts into the query of its address. */
export function joinRequestSample(): Buffer {
  const wrapped = new WrappedJoinRequest({ joinRequest: new JoinRequest({}).toBinary() });
  return Buffer.from(wrapped.toBinary());
}

/** A few sound messages in both directions. */
export function signallingSamples(): Buffer[] {
  const requests = [
    { message: { case: 'ping', value: 1n } },
    { message: { case: 'addTrack', value: { cid: 'a', name: 'b', width: 320 } } },
    { message: { case: 'trickle', value: { candidateInit: '{"candidate":"x"}' } } },
    { message: { case: 'offer', value: { type: 'offer', sdp: 'v=0\r\n' } } },
  ] as const;
  const answers = [
    { message: { case: 'refreshToken', value: 'x' } },
    { message: { case: 'join', value: { iceServers: [{ urls: ['stun:x'] }] } } },
    { message: { case: 'pong', value: 1n } },
  ] as const;
  return [
    ...requests.map((request) => Buffer.from(new SignalRequest(request as never).toBinary())),
    ...answers.map((answer) => Buffer.from(new SignalResponse(answer as never).toBinary())),
  ];
}
