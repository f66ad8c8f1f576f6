import { chmod } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { KeysError } from '../keys-error.ts';
import { FrameReader, writeFrame, type Frame } from './frame.ts';

/** What goes back: fields for the head, and bytes that are cleared once they are sent. */
export interface Answer {
  readonly head?: Readonly<Record<string, unknown>>;
  readonly body?: Buffer;
}

export type Answerer = (frame: Frame) => Promise<Answer>;

/**
 * Listens on a unix socket and answers frames; a question that is not in the table is `not-allowed`.
 * Who reaches the socket's folder may ask: each asker has a door, and a table, of its own.
 */
export async function openDoor(
  socket: string,
  answerers: Readonly<Record<string, Answerer>>,
): Promise<AsyncDisposable> {
  const connections = new Set<Socket>();
  const server = createServer((connection) => {
    connections.add(connection);
    connection.on('close', () => connections.delete(connection));
    connection.on('error', () => undefined);
    serve(connection, answerers);
  });
  await once(server.listen(socket), 'listening');
  await chmod(socket, 0o660);
  return {
    [Symbol.asyncDispose]: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const connection of connections) connection.destroy();
      await closed;
    },
  };
}

function serve(connection: Socket, answerers: Readonly<Record<string, Answerer>>): void {
  const reader = new FrameReader();
  connection.on('data', (piece: Buffer) => {
    try {
      for (const frame of reader.push(piece)) void reply(connection, answerers, frame);
    } catch {
      connection.destroy();
    }
  });
}

async function reply(
  connection: Socket,
  answerers: Readonly<Record<string, Answerer>>,
  frame: Frame,
): Promise<void> {
  const { number, ask } = frame.head;
  try {
    const answerer =
      typeof ask === 'string' && Object.hasOwn(answerers, ask) ? answerers[ask] : undefined;
    if (answerer === undefined) throw new KeysError('not-allowed');
    const { head, body } = await answerer(frame);
    const written = writeFrame({ ...head, number }, body);
    body?.fill(0);
    connection.write(written, () => written.fill(0));
  } catch (error) {
    // Nothing but the code of our own errors: a message of another could carry what was asked.
    const code = error instanceof KeysError ? error.code : 'failed';
    connection.write(writeFrame({ number, code }));
  }
}
