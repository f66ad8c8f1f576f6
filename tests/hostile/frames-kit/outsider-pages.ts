import { join } from 'node:path';
import { after } from 'node:test';
import { openBuiltPage, type BuiltPage } from '../../kit/built-page.ts';

let built: Promise<BuiltPage> | undefined;

after(async () => {
  await (await built)?.[Symbol.asyncDispose]();
});

/** Where the outsider's page is: built once, and there until the file's last test has ended. */
export async function outsiderPages(): Promise<string> {
  built ??= openBuiltPage(join(import.meta.dirname, 'outsider'));
  return (await built).url;
}
