import { existsSync } from 'node:fs';
import {
  connectKeysOperator,
  type KeysOperator,
} from '@blende/shared/keys/wire/connect-operator.ts';
import { KeysError } from '@blende/shared/keys/keys-error.ts';
import { findSocketFolder } from '@blende/shared/supervisor/socket-folder.ts';
import { OperatorError } from '../operator-error.ts';
import { keysSocketsIn } from './keys-role.ts';
import { keysProblem } from './keys-sentences.ts';

/** Speaks with the keys process of the Blende that runs on this data folder. @throws OperatorError */
export async function withRunningKeys<Value>(
  dataFolder: string,
  use: (keys: KeysOperator) => Promise<Value>,
): Promise<Value> {
  const folder = findSocketFolder(dataFolder);
  const socket = folder === undefined ? undefined : keysSocketsIn(folder).operatorSocket;
  if (socket === undefined || !existsSync(socket))
    throw new OperatorError(
      'keys-not-running',
      `No library runs on the data folder ${dataFolder}: start Blende, or name its folder with --data.`,
    );
  using keys = connectKeysOperator(socket);
  try {
    return await use(keys);
  } catch (error) {
    if (error instanceof KeysError) throw keysProblem(error.code);
    throw error;
  }
}
