import { countsInWords, count } from './operator/room-counts.ts';
import { parseOperatorOptions, type OperatorOptions } from './operator/operator-options.ts';
import { parseRoomAddress } from './operator/room-address.ts';
import { OperatorError, usageError } from './operator-error.ts';
import { print, printProblem } from './print.ts';
import { askInstance } from './running-instance.ts';

const HELP = `./blende rooms [options]
./blende rooms end ADDRESS [options]

Shows how many meetings and participants there are; never which or who.
\`end\` ends one meeting for everybody in it, by the address in their browser. Leave out what
follows the #: it opens the meeting and is not needed. If it is there, it is cut off and never sent.

  --data DIR   the data folder of the running Blende (default: data, beside this program)
  --json       prints one JSON object, for scripts
  --help       prints this

Exit codes: 0 done, 1 not done (nothing runs, no such meeting), 2 wrong command line.`;

/** Answers the exit code. */
export async function rooms(args: readonly string[]): Promise<number> {
  const options = parseOperatorOptions(args, []);
  if (options === 'help') {
    print(HELP);
    return 0;
  }
  const [word, address, ...others] = options.words;
  if (word === undefined) return await show(options);
  if (word !== 'end' || address === undefined || others.length > 0)
    throw usageError('too-many-words', 'Say rooms, or rooms end ADDRESS: --help explains both.');
  return await end(address, options);
}

async function show({ dataFolder, json }: OperatorOptions): Promise<number> {
  const counts = await askInstance(dataFolder, '/rooms', {});
  if ('code' in counts) throw refused(counts.code);
  print(json ? JSON.stringify(counts) : countsInWords(counts));
  return 0;
}

async function end(text: string, { dataFolder, json }: OperatorOptions): Promise<number> {
  const address = parseRoomAddress(text);
  if (address === undefined)
    throw usageError(
      'address-invalid',
      'This is no address of a meeting: it looks like https://HOST/r/ and 44 characters.',
    );
  if (address.hadFragment)
    printProblem(
      'What follows the # opens the meeting: it was cut off and not sent. Your shell may remember it in its history.',
    );
  const ended = await askInstance(dataFolder, '/end-room', { roomId: address.roomId });
  if ('code' in ended) throw refused(ended.code);
  const { participants } = ended;
  print(
    json
      ? JSON.stringify(ended)
      : `The meeting has ended for ${count(participants, 'participant')}.`,
  );
  return 0;
}

function refused(code: string): OperatorError {
  if (code === 'room-unknown')
    return new OperatorError(code, 'No meeting runs under this address: nothing was changed.');
  return new OperatorError(code, 'The running Blende cannot do this: is it of the same version?');
}
