import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { OneUserReason } from '@blende/shared/supervisor/why-one-user.ts';
import { whyOneUserIn } from '../find-places.ts';
import { makeRoleFolders } from '../role-folders.ts';
import { fine, note, type Finding } from './finding.ts';

/** Tries it with folders of its own, which go again. */
export function checkOwnUsers(): Finding {
  const folder = mkdtempSync('/dev/shm/blende-doctor-');
  try {
    const places = {
      dataFolder: join(folder, 'data'),
      socketPlace: join(folder, 's'),
      ports: [],
      library: false,
    };
    makeRoleFolders(places);
    return judgeOwnUsers(whyOneUserIn(places));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function judgeOwnUsers(reason: OneUserReason | undefined): Finding {
  if (reason === undefined) return fine('Each process gets a user and a file tree of its own.');
  const consequence =
    'all processes share one user, and the privacy statement calls its checks not independent';
  return reason === 'not-root'
    ? note(`Started by this user, ${consequence}: start as root to separate them.`)
    : note(
        `This system refuses root users and mounts for single processes, so ${consequence}: give the container the right SYS_ADMIN to separate them.`,
      );
}

export function checkPtrace(): Finding {
  return judgePtrace(readOr('/proc/sys/kernel/yama/ptrace_scope'));
}

export function judgePtrace(scope: string | undefined): Finding {
  if (scope !== undefined && Number(scope) >= 1)
    return fine('A process may look into the memory of its own children alone.');
  return note(
    'Every program of the same user may look into the memory of our processes: set kernel.yama.ptrace_scope to 2 with sysctl.',
  );
}

export function checkCoreDumps(): Finding {
  return judgeCoreDumps(readOr('/proc/sys/kernel/core_pattern'));
}

export function judgeCoreDumps(pattern: string | undefined): Finding {
  if (pattern?.startsWith('|') !== true)
    return fine('The core limit of zero keeps a crash from writing memory to disk.');
  if (/^\|\S*\/systemd-coredump\s/.test(pattern) || /^\|\S*\/apport\s/.test(pattern))
    return fine('Core dumps go to a program that heeds our limit of zero.');
  return note(
    'Core dumps go to a program, which gets them in spite of our limit of zero: set kernel.core_pattern to core with sysctl.',
  );
}

function readOr(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined;
}
