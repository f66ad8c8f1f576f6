import { mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Of a file that a crash left half written; a reader of the log never looks at it. */
export const DRAFT_ENDING = '.new';

/** After this the file is on the disk with all its bytes, or it is not there at all. */
export async function writeFileSafely(
  path: string,
  bytes: Uint8Array,
  mode = 0o644,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}${DRAFT_ENDING}`;
  const file = await open(draft, 'w', mode);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
  await syncFolder(dirname(path));
}

/** The name of a file is part of its folder, and so is on the disk with it. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
