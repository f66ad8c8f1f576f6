import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { usageError } from '../operator-error.ts';
import { inRoot } from '../places.ts';

const OPTIONS = {
  data: { type: 'string' },
  json: { type: 'boolean' },
  stop: { type: 'boolean' },
  wait: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

type OptionName = keyof typeof OPTIONS;

/** What a command for a running instance was given. */
export interface OperatorOptions {
  readonly dataFolder: string;
  readonly json: boolean;
  readonly stop: boolean;
  readonly wait: boolean;
  readonly words: readonly string[];
}

/** Reads the options of such a command, or `help`; those that it does not have are refused. */
export function parseOperatorOptions(
  args: readonly string[],
  allowed: readonly OptionName[],
): OperatorOptions | 'help' {
  const { values, positionals } = parse(args);
  if (values.help === true) return 'help';
  const names = Object.keys(values) as OptionName[];
  if (names.some((name) => !['data', 'json', ...allowed].includes(name))) throw unknownOption();
  return {
    dataFolder: values.data === undefined ? inRoot('data') : resolve(values.data),
    json: values.json ?? false,
    stop: values.stop ?? false,
    wait: values.wait ?? false,
    words: positionals,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true, allowPositionals: true });
  } catch {
    // The parser's own message would repeat a word, and a word may be a link.
    throw unknownOption();
  }
}

function unknownOption(): Error {
  return usageError('option-unknown', 'This option is not known: --help lists what there is.');
}
