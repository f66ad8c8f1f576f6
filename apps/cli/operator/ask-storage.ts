import { existsSync } from 'node:fs';
import { request } from 'node:http';
import {
  OPERATOR_PATHS,
  type LiveReport,
  type MachineReport,
} from '@blende/operations/contract.ts';
import { findSocketFolder } from '@blende/shared/supervisor/socket-folder.ts';
import { libraryOperatorSocketIn } from '../instance-sockets.ts';
import { OperatorError } from '../operator-error.ts';

const PATIENCE_MS = 10_000;

/** What the running library sees of what it stands on; undefined if none runs on this data folder. */
export async function askStorage(dataFolder: string): Promise<LiveReport | undefined> {
  const socket = operatorSocket(dataFolder);
  if (socket === undefined) return undefined;
  const answer = await post(socket, OPERATOR_PATHS.report, {}).catch(() => undefined);
  return answer === undefined ? undefined : (answer as LiveReport);
}

/** What a new one-time link to the storage page carries. @throws OperatorError */
export async function makeStorageLink(dataFolder: string, seen: MachineReport): Promise<string> {
  const socket = operatorSocket(dataFolder);
  if (socket === undefined)
    throw new OperatorError(
      'library-not-running',
      `No library runs on the data folder ${dataFolder}: start Blende without --only conference, or name its folder with --data.`,
    );
  const answer = await post(socket, OPERATOR_PATHS.link, seen).catch(() => ({}));
  if (typeof answer === 'object' && answer !== null && 'link' in answer) return String(answer.link);
  throw new OperatorError(
    'library-not-answering',
    'The library does not answer: it is just starting, or ended. Try again in a few seconds.',
  );
}

function operatorSocket(dataFolder: string): string | undefined {
  const folder = findSocketFolder(dataFolder);
  const socket = folder === undefined ? undefined : libraryOperatorSocketIn(folder);
  return socket !== undefined && existsSync(socket) ? socket : undefined;
}

async function post(socketPath: string, path: string, asked: object): Promise<unknown> {
  const body = JSON.stringify(asked);
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  };
  return await new Promise((resolve, reject) => {
    const sent = request({ socketPath, method: 'POST', path, headers, timeout: PATIENCE_MS });
    sent.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('error', reject).on('end', () => {
        resolve(JSON.parse(text));
      });
    });
    sent.on('timeout', () => sent.destroy(new Error('no answer')));
    sent.on('error', reject).end(body);
  });
}
