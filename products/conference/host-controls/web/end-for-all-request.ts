import type { ClientMessage, ServerMessage } from '../../contract.ts';
import type { Invitation } from '../../invitation/invitation-link.ts';
import { signEnd } from '../end-for-all.ts';

/** `unreachable`: nothing came back in time, and the meeting goes on. */
export type EndOutcome = 'ended' | 'refused' | 'unreachable';

/** As much of the room channel as it takes. */
export interface EndChannel {
  /** False if there is no connection to say it on. */
  say(message: ClientMessage): boolean;
  /** Answers how to stop hearing. */
  hear(listener: (message: ServerMessage) => void): () => void;
}

const PATIENCE_MS = 6_000;

/** Asks for a challenge, signs it with the host key and waits for what comes of it. */
export async function endForAll(
  channel: EndChannel,
  { hostSeed, roomId }: Pick<Invitation, 'hostSeed' | 'roomId'>,
): Promise<EndOutcome> {
  if (hostSeed === undefined) return 'refused';
  const { promise, resolve } = Promise.withResolvers<EndOutcome>();
  const timer = setTimeout(resolve, PATIENCE_MS, 'unreachable');
  const stop = channel.hear((message) => {
    if (message.type === 'end-refused') resolve('refused');
    if (message.type === 'refused' && message.code === 'meeting-ended') resolve('ended');
    if (message.type !== 'end-challenge') return;
    void signEnd(hostSeed, roomId, message.challenge).then((signed) => channel.say(signed));
  });
  if (!channel.say({ type: 'ask-to-end' })) resolve('unreachable');
  const outcome = await promise;
  clearTimeout(timer);
  stop();
  return outcome;
}
