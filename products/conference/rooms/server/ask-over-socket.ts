import { request } from 'node:http';

const TIMEOUT_MS = 5_000;
const ANSWER_BYTES = 8_192;

/** Runs in the edge: posts JSON to a process of ours on its unix socket, answers the text it gives. */
export async function askOverSocket(
  socketPath: string,
  path: string,
  asked: unknown,
): Promise<string> {
  const body = JSON.stringify(asked);
  return await new Promise((resolve, reject) => {
    const asking = request(
      {
        socketPath,
        method: 'POST',
        path,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
        timeout: TIMEOUT_MS,
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
          if (text.length > ANSWER_BYTES) asking.destroy(new Error('answer too long'));
        });
        response.on('end', () => {
          resolve(text);
        });
        response.on('error', reject);
      },
    );
    asking.on('timeout', () => asking.destroy(new Error('no answer')));
    asking.on('error', reject);
    asking.end(body);
  });
}
