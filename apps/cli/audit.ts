import { request } from 'node:http';
import { AUDIT_PATH, type ToldFinding } from '@blende/statement/supervisor.ts';
import { findSocketFolder } from '@blende/shared/supervisor/socket-folder.ts';
import { auditorSocketIn } from './auditor-role.ts';
import { mayHaveLeftovers } from './data-folder.ts';
import { parseOperatorOptions } from './operator/operator-options.ts';
import { OperatorError, usageError } from './operator-error.ts';
import { print } from './print.ts';

const HELP = `./blende audit [options]

Has the auditor of the running Blende look now: whether each sentence of the privacy statement that
can be checked while it runs still holds. What it finds is written into the evidence log, as after
its daily look, and shows on the page /datenschutz.

  --data DIR   the data folder of the running Blende (default: data, beside this program)
  --json       prints one JSON object, for scripts
  --help       prints this

Exit codes: 0 nothing is contrary, 1 something is contrary or the look could not be, 2 wrong command line.`;

const PATIENCE_MS = 300_000;
const ANSWER_BYTES = 262_144;
const WORDS = { holds: 'holds      ', fails: 'CONTRARY   ', 'not-checked': 'not checked' } as const;

/** Answers the exit code. */
export async function audit(args: readonly string[]): Promise<number> {
  const options = parseOperatorOptions(args, []);
  if (options === 'help') {
    print(HELP);
    return 0;
  }
  if (options.words.length > 0)
    throw usageError('too-many-words', 'Say audit alone: --help explains its options.');
  const findings = await askAuditor(options.dataFolder);
  if (options.json) print(JSON.stringify({ findings }));
  else for (const finding of findings) print(inWords(finding));
  return findings.some(({ outcome }) => outcome === 'fails') ? 1 : 0;
}

function inWords({ claim, outcome, shows, because }: ToldFinding): string {
  const reason = because === undefined ? '' : ` (${because})`;
  return `  ${claim.padEnd(4)} ${WORDS[outcome]}  ${shows}${reason}`;
}

async function askAuditor(dataFolder: string): Promise<readonly ToldFinding[]> {
  const folder = findSocketFolder(dataFolder);
  if (folder === undefined || !mayHaveLeftovers(dataFolder))
    throw new OperatorError(
      'not-running',
      `No Blende runs on the data folder ${dataFolder}: start it, or name its folder with --data.`,
    );
  const answer = await post(auditorSocketIn(folder)).catch(() => undefined);
  if (answer === undefined)
    throw new OperatorError(
      'not-answering',
      'The auditor does not answer: it is just starting, or ended. Try again in a few seconds.',
    );
  const { findings } = JSON.parse(answer) as { findings?: readonly ToldFinding[] };
  if (findings === undefined)
    throw new OperatorError(
      'evidence-not-written',
      'What was found could not be written down: make room on the disk, and look at the folder evidence in the data folder.',
    );
  return findings;
}

async function post(socketPath: string): Promise<string> {
  return await new Promise((resolve, reject) => {
    const asked = request({ socketPath, method: 'POST', path: AUDIT_PATH, timeout: PATIENCE_MS });
    asked.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
        if (text.length > ANSWER_BYTES) asked.destroy(new Error('answer too long'));
      });
      response.on('end', () => {
        resolve(text);
      });
      response.on('error', reject);
    });
    asked.on('timeout', () => asked.destroy(new Error('no answer')));
    asked.on('error', reject);
    asked.end();
  });
}
