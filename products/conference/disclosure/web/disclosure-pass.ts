import { LiveValue, type ReadableValue } from '@blende/shared/ui/live-value.ts';
import type { ClientMessage, ServerMessage } from '../../contract.ts';

/** The room channel, as far as asking needs it. */
export interface AskingChannel {
  readonly view: ReadableValue<{ readonly state: string }>;
  say(message: Extract<ClientMessage, { type: 'ask-disclosure' }>): boolean;
  hear(listener: (message: ServerMessage) => void): () => void;
}

const pass = new LiveValue<string | undefined>(undefined);

/**
 * The pass with which this page may ask what the server knows about its last stay in a room. It
 * stays after leaving, in memory alone, so that one can ask then too.
 */
export const disclosurePass: ReadableValue<string | undefined> = pass;

/** Gets a pass whenever the channel opens: a server that was started anew knows none of before. */
export function askForPass(channel: AskingChannel): () => void {
  pass.set(undefined);
  let wasOpen = false;
  const ask = (): void => {
    const isOpen = channel.view.snapshot().state === 'open';
    if (isOpen && !wasOpen) channel.say({ type: 'ask-disclosure' });
    wasOpen = isOpen;
  };
  const stops = [
    channel.view.subscribe(ask),
    channel.hear((message) => {
      if (message.type === 'disclosure-pass') pass.set(message.pass);
    }),
  ];
  ask();
  return () => {
    for (const stop of stops) stop();
  };
}
