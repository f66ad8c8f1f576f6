import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { usageError } from '../operator-error.ts';
import { inRoot } from '../places.ts';

const OPTIONS = {
  data: { type: 'string' },
  json: { type: 'boolean' },
  yes: { type: 'boolean' },
  file: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

export interface KeysOptions {
  readonly dataFolder: string;
  readonly json: boolean;
  /** Do it: without, a command that changes the root only says what it would do. */
  readonly yes: boolean;
  /** Absolute path of a file to write. */
  readonly file: string | undefined;
  /** What to do, and with what. */
  readonly words: readonly string[];
}

/** @throws OperatorError for what is no option; it repeats no word, for a word may be a secret. */
export function parseKeysOptions(args: readonly string[]): KeysOptions | 'help' {
  const { values, positionals } = parse(args);
  if (values.help === true) return 'help';
  return {
    dataFolder: values.data === undefined ? inRoot('data') : resolve(values.data),
    json: values.json ?? false,
    yes: values.yes ?? false,
    file: values.file === undefined ? undefined : resolve(values.file),
    words: positionals,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true, allowPositionals: true });
  } catch {
    throw usageError('option-unknown', 'This option is not known: --help lists what there is.');
  }
}
