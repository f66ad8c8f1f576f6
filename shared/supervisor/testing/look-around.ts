import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

// A program for tests: says on its stdout what it may do where it is. Its arguments are files that
// it tries to write.

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
    written: process.argv.slice(2).filter(mayWrite),
    environment: Object.keys(process.env).toSorted(),
  }),
);
