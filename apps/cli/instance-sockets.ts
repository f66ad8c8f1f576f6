import { join } from 'node:path';
import { socketFolderOf } from './role-folders.ts';

/** Where the processes behind the edge listen. */
export interface InstanceSockets {
  readonly conferenceSocket: string;
  readonly admissionSocket: string;
  readonly librarySocket: string;
  /** The statement under the meetings' address and under the library's. */
  readonly statementSockets: Readonly<Record<'conference' | 'library', string>>;
}

export function socketsIn(folder: string): InstanceSockets {
  const statement = socketFolderOf(folder, 'statement');
  return {
    conferenceSocket: join(socketFolderOf(folder, 'conference'), 'conference.sock'),
    admissionSocket: join(socketFolderOf(folder, 'conference'), 'admission.sock'),
    librarySocket: join(socketFolderOf(folder, 'library'), 'library.sock'),
    statementSockets: {
      conference: join(statement, 'statement.sock'),
      library: join(statement, 'library.sock'),
    },
  };
}

/** The socket on which the operator's commands ask the library. */
export function libraryOperatorSocketIn(socketPlace: string): string {
  return join(socketFolderOf(socketPlace, 'library-operator'), 'operator.sock');
}
