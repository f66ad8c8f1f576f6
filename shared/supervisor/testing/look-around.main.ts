import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';

// A program for tests: says on its stdout what it may do where it is. Its arguments are files that
// it tries to write.

/** A refusal is an answer of loopback; without a network there is none. */
function reachesLoopback(): Promise<boolean> {
  return new Promise((resolve) => {
    connect({ host: '127.0.0.1', port: 1 })
      .on('connect', () => resolve(true))
      .on('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'ECONNREFUSED'));
  });
}

function mayWrite(path: string): boolean {
  try {
    writeFileSync(path, 'x');
    return true;
  } catch {
    return false;
  }
}

const status = readFileSync('/proc/self/status', 'utf8');
const field = (name: string): string =>
  new RegExp(`^${name}:[ \\t]*(.*)$`, 'm').exec(status)?.[1]?.trim() ?? '';

process.stdout.write(
  JSON.stringify({
    pid: process.pid,
    user: field('Uid').split('\t')[0],
    group: field('Gid').split('\t')[0],
    groups: field('Groups'),
    capabilities: ['CapEff', 'CapPrm', 'CapInh', 'CapBnd', 'CapAmb'].map(field),
    noNewPrivileges: field('NoNewPrivs'),
    processes: readdirSync('/proc').filter((name) => /^\d+$/.test(name)).length,
    root: readdirSync('/'),
    reachesLoopback: await reachesLoopback(),
    written: process.argv.slice(2).filter(mayWrite),
    environment: Object.keys(process.env).toSorted(),
  }),
);
