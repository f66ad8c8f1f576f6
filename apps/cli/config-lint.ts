import { checkConfiguration, type Unread } from '../../products/operations/supervisor.ts';
import { usageError } from './operator-error.ts';
import { print } from './print.ts';

const TRACES = 1;
const NOT_CHECKED = 2;

const UNREAD: Readonly<Record<Unread['code'], string>> = {
  unreadable: 'this file cannot be read: call it as a user who may, for example root',
  'include-missing': 'what this line includes cannot be read: call it as a user who may',
  'not-understood':
    'this is no configuration of nginx, HAProxy or coturn from here on: mend it first',
  'too-deep': 'files include each other here: mend it first',
};

/** Answers 0 for clean, 1 for traces, 2 if something could not be checked. */
export async function lint(files: readonly string[]): Promise<number> {
  if (files.length === 0 || files.some((file) => file.startsWith('-')))
    throw usageError('file-missing', 'Say which files: ./blende config lint FILE …');
  const checked = files.map((file) => checkConfiguration(file));
  const findings = checked.flatMap((one) => one.findings);
  const unread = checked.flatMap((one) => one.unread);
  for (const { file, line, sentence, code } of findings)
    print(`${file}:${line}: ${sentence} (${code})`);
  for (const { file, line, code } of unread)
    print(`${file}:${line}: not checked: ${UNREAD[code]}. (${code})`);
  print(summary(findings.length, unread.length));
  if (unread.length > 0) return NOT_CHECKED;
  return findings.length > 0 ? TRACES : 0;
}

function summary(findings: number, unread: number): string {
  const left = unread === 0 ? '' : ` Not checked: ${unread}.`;
  if (findings > 0) return `Would write or pass on traces: ${findings}.${left}`;
  return unread === 0 ? 'Nothing here writes or passes on traces.' : `Not checked: ${unread}.`;
}
