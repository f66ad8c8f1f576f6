import { createInterface } from 'node:readline';
import { readFacts, writeFacts, type FactsDraft } from '@blende/statement/supervisor.ts';
import { print } from '../print.ts';
import { refuseUnreadable } from './check-facts.ts';
import { Dialogue } from './dialogue.ts';

/** Asks on the terminal, or reads a pipe; ends at the last question or when nothing more comes. */
export async function askForFacts(dataFolder: string, language: 'de' | 'en'): Promise<void> {
  const found = readFacts(dataFolder);
  if (found.kind === 'unreadable') throw refuseUnreadable(dataFolder);
  const draft: FactsDraft = found.kind === 'read' ? found.draft : { version: 1 };
  const input = createInterface({ input: process.stdin, terminal: false });
  try {
    await new Dialogue({
      lines: input[Symbol.asyncIterator](),
      print,
      // On a terminal, the person's own Enter ends the line.
      prompt: (text) => void process.stdout.write(process.stdin.isTTY ? text : `${text}\n`),
      keep: (changed) => writeFacts(dataFolder, changed),
      nowMs: Date.now(),
      language,
    }).run(draft);
  } finally {
    input.close();
  }
}
