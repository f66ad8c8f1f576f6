import { readDocumentFiles, type DocumentFiles } from '@blende/shared/http/document-files.ts';
import { PATHS } from '../../contract.ts';

/** Style sheet and font of all these pages. */
export function readPageFiles(): DocumentFiles {
  return readDocumentFiles(PATHS.files, [new URL('./statement.css', import.meta.url)]);
}
