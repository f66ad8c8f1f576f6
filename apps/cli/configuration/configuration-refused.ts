import { OperatorError } from '../operator-error.ts';

/** Where in the file something stands: `objects.copies[1].path` for `['objects', 'copies', 1, 'path']`. */
export type FilePath = readonly (string | number)[];

/**
 * `demand` is the rest of a sentence that begins with the place in the file. It never repeats a
 * value: it could be a secret that was written in the wrong place.
 */
export function refused(code: string, path: FilePath, demand: string): OperatorError {
  return new OperatorError(
    `configuration-${code}`,
    `In config/blende.json of the data folder, ${spelled(path)} ${demand}.`,
  );
}

function spelled(path: FilePath): string {
  const words = path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '');
  return words === '' ? 'the whole' : words;
}
