import { fails, HOLDS, notChecked, type Probe } from '@blende/shared/claims/probe.ts';
import type { AuditedProcess } from './audited-processes.ts';
import { journalNamespace, journalReachesDisk } from './journal-storage.ts';
import { look } from './look.ts';
import { mountsOf } from './mounts.ts';
import { outputEnd, type OutputEnd } from './output-end.ts';
import { filesOpenForWriting } from './process-files.ts';

export interface NoLogSurroundings {
  readonly processes: () => readonly AuditedProcess[];
  /** Files and folders that a process of this name may write, by paths as it sees them. */
  readonly mayWrite: (name: string) => readonly string[];
  readonly supervisorPid: number;
  readonly journalStream: () => string | undefined;
  /** Where this machine's own files lie. */
  readonly root?: string;
}

/** W5: nobody of ours has a file open for writing but those that are declared. */
export function openFilesProbe({ processes, mayWrite }: NoLogSurroundings): Probe {
  const undeclared = ({ name, pid }: AuditedProcess): readonly string[] =>
    filesOpenForWriting(pid).filter(
      (path) => !mayWrite(name).some((may) => path === may || path.startsWith(`${may}/`)),
    );
  return {
    claim: 'W5',
    need: 0,
    run: () =>
      look(() => {
        const found = processes().find((one) => undeclared(one).length > 0);
        return found === undefined ? HOLDS : fails('file-open');
      }),
  };
}

/** W5: nothing that a process prints ends in a file or in a journal on a disk. */
export function outputProbe(surroundings: NoLogSurroundings): Probe {
  const { processes, supervisorPid, journalStream, root } = surroundings;
  return {
    claim: 'W5',
    need: 1,
    run: () =>
      look(() => {
        const ends = processes().flatMap(({ pid }): readonly OutputEnd[] => {
          const watched = { pid, supervisorPid, journalStream: journalStream() };
          return [outputEnd(watched, 1), outputEnd(watched, 2)];
        });
        if (ends.includes('file')) return fails('output-to-file');
        const namespace = journalNamespace(mountsOf(supervisorPid));
        if (ends.includes('journal') && journalReachesDisk(root, namespace))
          return fails('journal-on-disk');
        return ends.includes('another-program') ? notChecked('output-to-program') : HOLDS;
      }),
  };
}
