import { connect } from 'node:net';

/** Sends these bytes, and answers with all that came back until the other side closed. */
export async function rawExchange(
  port: number,
  ...parts: readonly (string | Buffer)[]
): Promise<string> {
  return await new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => (received += chunk));
    // A reset after the answer is as good as an orderly end.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(received);
    });
    socket.setTimeout(10_000, () => {
      socket.destroy();
      reject(new Error(`still open after: ${received.slice(0, 200)}`));
    });
    for (const part of parts) socket.write(part);
  });
}
