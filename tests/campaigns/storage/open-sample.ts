import { Secret } from '@blende/shared/basics/secret.ts';
import { openDatabase } from '@blende/shared/database/connect/open-database.ts';
import type { KeyClient } from '@blende/shared/keys/key-client.ts';
import { connectKeys } from '@blende/shared/keys/wire/connect-keys.ts';
import { Copies } from '@blende/shared/storage/copies/copies.ts';
import { FolderPlace } from '@blende/shared/storage/places/folder-place.ts';
import type { SampleParts } from '../../kit/library-sample/sample-library.ts';
import type { SampleTables } from '../../kit/library-sample/sample-tables.ts';
import type { WriterOptions } from './writer-options.ts';

type Places = Pick<WriterOptions, 'app' | 'keysSocket' | 'objectFolders'>;

export type OpenSample = SampleParts & AsyncDisposable & { readonly keys: KeyClient };

/** The real parts of a library, as another process reaches them. */
export async function openSample(places: Places): Promise<OpenSample> {
  const { app: login, keysSocket, objectFolders } = places;
  const app = openDatabase<SampleTables>({ ...login, password: new Secret(login.password) }, 5);
  const keys = connectKeys(keysSocket);
  const folders = objectFolders.map((path, at) => FolderPlace.open(`${at}`, path));
  const copies = new Copies(await Promise.all(folders));
  return {
    app,
    keys,
    copies,
    [Symbol.asyncDispose]: async () => {
      keys[Symbol.dispose]();
      await app.destroy();
    },
  };
}
