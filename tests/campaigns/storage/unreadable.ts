import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Decrypter } from 'age-encryption';
import type { StoredObject } from '@blende/shared/storage/objects/write-object.ts';

/** The sealed files of an object as they lie in a folder. */
export function sealedFiles(folder: string, { manifest, parts }: StoredObject): readonly Buffer[] {
  return [manifest, ...parts].map(({ name }) => readFileSync(join(folder, name.slice(0, 2), name)));
}

/** How many of the files open with any of these keys: with the public library, not with ours. */
export async function openedWith(
  files: readonly Buffer[],
  identities: readonly string[],
): Promise<number> {
  let opened = 0;
  for (const file of files) {
    const decrypter = new Decrypter();
    for (const identity of identities) decrypter.addIdentity(identity);
    opened += await decrypter.decrypt(file).then(
      () => 1,
      () => 0,
    );
  }
  return opened;
}
