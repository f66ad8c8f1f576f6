import { existsSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import type {
  OperatorAnswers,
  OperatorAsked,
  OperatorPath,
  OperatorRefusal,
} from '@blende/conference/supervisor.ts';
import { findSocketFolder, SocketFolderError } from '@blende/shared/supervisor/socket-folder.ts';
import { mayHaveLeftovers } from './data-folder.ts';
import { OperatorError } from './operator-error.ts';
import { socketFolderOf } from './role-folders.ts';

/** The socket on which the operator's commands ask. */
export function operatorSocketIn(socketPlace: string): string {
  return join(socketFolderOf(socketPlace, 'operator'), 'operator.sock');
}

const PATIENCE_MS = 10_000;
const ANSWER_BYTES = 65_536;

/**
 * Asks the Blende that runs on this data folder, over the socket that only this user can open.
 * A refusal is `{ code }`; the command has the sentence for it.
 * @throws OperatorError if nothing runs there or it does not answer.
 */
export async function askInstance<P extends OperatorPath>(
  dataFolder: string,
  path: P,
  asked: OperatorAsked<P>,
): Promise<OperatorAnswers[P] | OperatorRefusal> {
  const socket = operatorSocket(dataFolder);
  if (socket === undefined) throw notRunning(dataFolder);
  try {
    const text = await post(socket, path, JSON.stringify(asked));
    return JSON.parse(text) as OperatorAnswers[P] | OperatorRefusal;
  } catch {
    throw mayHaveLeftovers(dataFolder) ? notAnswering(dataFolder) : notRunning(dataFolder);
  }
}

function operatorSocket(dataFolder: string): string | undefined {
  try {
    const folder = findSocketFolder(dataFolder);
    const socket = folder === undefined ? undefined : operatorSocketIn(folder);
    return socket !== undefined && existsSync(socket) ? socket : undefined;
  } catch (error) {
    if (!(error instanceof SocketFolderError)) throw error;
    throw socketFolderForeign(error.folder);
  }
}

async function post(socketPath: string, path: string, body: string): Promise<string> {
  return await new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    };
    const asked = request({ socketPath, method: 'POST', path, headers, timeout: PATIENCE_MS });
    asked.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
        if (text.length > ANSWER_BYTES) asked.destroy(new Error('answer too long'));
      });
      response.on('end', () => {
        resolve(text);
      });
      response.on('error', reject);
    });
    asked.on('timeout', () => asked.destroy(new Error('no answer')));
    asked.on('error', reject);
    asked.end(body);
  });
}

function notRunning(dataFolder: string): OperatorError {
  return new OperatorError(
    'not-running',
    `No Blende runs on the data folder ${dataFolder}: start it, or name its folder with --data.`,
  );
}

function notAnswering(dataFolder: string): OperatorError {
  return new OperatorError(
    'not-answering',
    `The Blende on the data folder ${dataFolder} does not answer: it is just starting, or ended without clearing up. Try again in a few seconds.`,
  );
}

export function socketFolderForeign(folder: string): OperatorError {
  return new OperatorError(
    'socket-folder-foreign',
    `${folder} belongs to somebody else or is open to others: remove it, then start again.`,
  );
}
