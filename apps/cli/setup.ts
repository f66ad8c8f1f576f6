import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makeDataFolder } from './data-folder.ts';
import { usageError } from './operator-error.ts';
import { inRoot } from './places.ts';
import { print } from './print.ts';
import { prepareDependencies } from './steps/prepare.ts';

const HELP = `./blende setup [options]

Asks who operates this instance and where it runs, and keeps each answer at once: end it any time,
and go on later. Imprint, controller page and privacy statement are made from the answers.
An empty line keeps what is there, a minus sign removes it.

  --data DIR        the data folder of ./blende start (default: data, beside this program)
  --language de|en  in which it asks (default: German if the system speaks it, else English)
  --check           says what lacks, what contradicts itself and what runs out soon; asks nothing
  --import FILE     takes all answers from a facts file
  --help            prints this`;

const OPTIONS = {
  data: { type: 'string' },
  language: { type: 'string' },
  check: { type: 'boolean' },
  import: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** Answers the exit code: 0 if nothing lacks. */
export async function setup(args: readonly string[]): Promise<number> {
  const values = parse(args);
  if (values.help === true) {
    print(HELP);
    return 0;
  }
  const language = languageOf(values.language);
  const dataFolder = resolve(process.cwd(), values.data ?? inRoot('data'));
  await prepareDependencies();
  // Only now are the dependencies there that these files import.
  const { checkFacts } = await import('./setup/check-facts.ts');
  if (values.check === true) return checkFacts(dataFolder, language);
  makeDataFolder(dataFolder);
  if (values.import !== undefined) {
    const { importFacts } = await import('./setup/import-facts.ts');
    importFacts(dataFolder, resolve(process.cwd(), values.import), language);
  } else {
    const { askForFacts } = await import('./setup/ask-for-facts.ts');
    await askForFacts(dataFolder, language);
  }
  return checkFacts(dataFolder, language);
}

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

function parse(args: readonly string[]): Values {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true, allowPositionals: false })
      .values;
  } catch {
    throw usageError(
      'option-unknown',
      'This option or value is not known: ./blende setup --help lists what there is.',
    );
  }
}

/** What the system speaks, in the order in which POSIX looks (XBD 8.2). */
function languageOf(text: string | undefined): 'de' | 'en' {
  if (text === 'de' || text === 'en') return text;
  if (text !== undefined) throw usageError('language-unknown', '--language takes de or en.');
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const spoken = [LC_ALL, LC_MESSAGES, LANG].find((one) => one !== undefined && one !== '');
  return spoken?.startsWith('de') === true ? 'de' : 'en';
}
