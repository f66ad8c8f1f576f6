import type { Participant } from '../../kit/browsers/participant.ts';
import type { HostileConnection, Passing } from '../../kit/hostile/hostile-connection.ts';
import type { Stage } from '../../kit/hostile/play-attacks.ts';
import { until } from '../../kit/reading.ts';
import { RoomClient } from '../../kit/room-client.ts';
import { linkOf } from './known-to-server.ts';
import { outsiderPages } from './outsider-pages.ts';
import type { Forgery, OutsiderReport, OutsiderWindow } from './outsider/forgery.ts';

type Page = OutsiderWindow & Window;

const PATIENCE_MS = 20_000;
const PING_MS = 2_000;

/** Somebody whom the server lets into the engine, and who has no key. */
export class Outsider {
  readonly id: string;
  readonly #browser: Participant;

  private constructor(id: string, browser: Participant) {
    this.id = id;
    this.#browser = browser;
  }

  /** In the third browser. `openly`: the others are told on the room channel that it is there. */
  static async enter(stage: Stage, how: 'secretly' | 'openly' = 'secretly'): Promise<Outsider> {
    const { hostile, clara } = stage;
    const link = linkOf(hostile);
    if (how === 'secretly') for (const each of hostile.open('room')) keepSecret(each);
    const { origin } = hostile;
    const sockets = origin.replace('http', 'ws');
    const channel = await RoomClient.open(`${sockets}/api/room-channel`, origin);
    const seat = await channel.join(link);
    const pings = setInterval(() => channel.send({ type: 'ping' }), PING_MS);
    stage.onEnd(() => {
      clearInterval(pings);
      channel.socket.close();
    });
    const parameters = new URLSearchParams({ url: `${sockets}/engine`, ticket: seat.ticket });
    await clara.open(`${await outsiderPages()}?${parameters.toString()}`);
    await until(PATIENCE_MS, 'the outsider is in the engine', async () =>
      clara.evaluate(() => document.title === 'Verbunden', undefined),
    );
    return new Outsider(seat.participantId, clara);
  }

  async send(source: 'camera' | 'microphone', how: Forgery): Promise<number> {
    return await this.#browser.evaluate(
      async ({ source, how }) => (window as unknown as Page).outsider.send(source, how),
      { source, how },
    );
  }

  async change(track: number, how: Forgery): Promise<void> {
    await this.#browser.evaluate(
      ({ track, how }) => (window as unknown as Page).outsider.change(track, how),
      { track, how },
    );
  }

  async report(): Promise<OutsiderReport> {
    return await this.#browser.evaluate(
      async () => (window as unknown as Page).outsider.report(),
      undefined,
    );
  }
}

/** Whoever comes from now on is not told of; another message takes the number in the order. */
function keepSecret(connection: HostileConnection): void {
  const pass = connection.fromServer;
  connection.fromServer = (message: Passing) => {
    if (typeof message !== 'string') return pass(message);
    const { type, seq } = JSON.parse(message) as { type: string; seq: number };
    if (type !== 'joined') return pass(message);
    return JSON.stringify({ type: 'left', seq, participantId: 'A'.repeat(22) });
  };
}
