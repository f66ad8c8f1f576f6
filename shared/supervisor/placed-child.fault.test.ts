import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import type { ProbeOutcome } from '@blende/shared/claims/probe.ts';
import { claim, proves } from '../../tests/kit/claims.ts';
import { writablePlacesProbe } from './audit/probe-nothing-stored.ts';
import { placeCommand } from './place-command.ts';
import { identify, isAlive } from './process-identity.ts';
import { programInside, type ProcessPlace } from './process-place.ts';
import { until } from './testing/start-parent.ts';
import { whyOneUser } from './why-one-user.ts';

const IS_ROOT = process.getuid?.() === 0;
// Of no role: an instance that runs beside has processes of those.
const [userId, groupId] = [61_182, 61_183];
// 0700, as a home may be, and with a space.
const folder = mkdtempSync(join(tmpdir(), 'blende place '));
after(() => rmSync(folder, { recursive: true, force: true }));

const place: ProcessPlace = {
  userId,
  groupId,
  capabilities: [],
  seesProcesses: false,
  hasNetwork: true,
  mountPoint: madeIn('tree'),
  mounts: [
    { from: madeIn('mine'), to: '/sockets/mine', write: true },
    { from: madeIn('others'), to: '/sockets/others', write: false },
    { from: join(import.meta.dirname, 'testing'), to: '/blende/testing', write: false },
  ],
};
const LOOK = '/blende/testing/look-around.main.ts';
const skip = !IS_ROOT && '2026-11-24: users and mounts need root; own-users and doctor tell so';

describe('a process in a place of its own', { skip }, () => {
  test('has its own user and group, no capability and no way to get one', () => {
    const seen = look(place, []);
    assert.deepEqual([seen.user, seen.group, seen.groups], [String(userId), String(groupId), '']);
    assert.deepEqual(new Set(seen.capabilities), new Set(['0000000000000000']));
    assert.equal(seen.noNewPrivileges, '1');
  });

  test('keeps the one capability that it needs for low ports', () => {
    const seen = look({ ...place, capabilities: ['net_bind_service'] }, []);
    assert.deepEqual(new Set(seen.capabilities), new Set(['0000000000000400']));
  });

  test('writes in its own folder alone, even where file rights would let it', () => {
    chownSync(join(folder, 'others'), userId, groupId);
    const tried = ['/x', '/tmp/x', '/usr/x', '/dev/x', '/sockets/others/x', '/blende/testing/x'];
    assert.deepEqual(look(place, [...tried, '/sockets/mine/x']).written, ['/sockets/mine/x']);
    const { uid, mode } = statSync(join(folder, 'mine/x'));
    assert.deepEqual([uid, mode & 0o007], [userId, 0], 'nobody else gets at what it made');
  });

  test('sees nothing of the machine but programs, and no process but its own', () => {
    const seen = look(place, []);
    const SYSTEM = ['bin', 'dev', 'lib', 'lib32', 'lib64', 'libx32', 'proc', 'sbin', 'tmp', 'usr'];
    const ours = seen.root.filter((name) => !SYSTEM.includes(name));
    assert.deepEqual(ours.toSorted(), ['blende', 'programs', 'sockets']);
    assert.equal(seen.processes, 1);
    assert.ok(look({ ...place, seesProcesses: true }, []).processes > 1, 'the control');
  });

  test('has no network, not even loopback, if none is given to it', () => {
    assert.equal(look({ ...place, hasNetwork: false }, []).reachesLoopback, false);
    assert.equal(look(place, []).reachesLoopback, true, 'the control');
  });

  test('gets nothing into its environment from the shell that built its files', () => {
    assert.deepEqual(look(place, []).environment, ['PATH']);
  });

  test('keeps its pid, is known by its executable, and ends with its parent', async () => {
    const words = [...placeCommand(place, '/usr/bin/sleep'), '/programs/sleep', '60'];
    const parent = spawn('sh', ['-c', '"$@" & echo $!; wait', 'sh', ...words], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const pid = await new Promise<number>((resolve) => {
      parent.stdout.once('data', (line: Buffer) => resolve(Number(String(line))));
    });
    const sleeping = await until(() => {
      const identity = identify(pid, '/usr/bin/sleep');
      return identity !== undefined && isAlive(identity) ? identity : undefined;
    });
    assert.equal(statSync(`/proc/${pid}`).uid, userId);
    parent.kill('SIGKILL');
    await until(() => (isAlive(sleeping) ? undefined : true));
  });

  test('sees no place on a disk that it could write, and one that is given to it is found', async () => {
    assert.equal(proves(claim('W20')), 'W20');
    const inMemory = mkdtempSync('/dev/shm/blende-test-');
    const sockets = { from: inMemory, to: '/sockets/mine', write: true };
    assert.deepEqual(await writablePlaces([sockets]), { outcome: 'holds' });
    assert.deepEqual(await writablePlaces([sockets, ...place.mounts]), {
      outcome: 'fails',
      code: 'writable-place',
    });
    rmSync(inMemory, { recursive: true });
  });

  test('is refused where it cannot be, and that is noticed before', () => {
    assert.equal(whyOneUser(place, LOOK), undefined);
    assert.equal(whyOneUser({ ...place, mountPoint: join(folder, 'missing') }, LOOK), 'refused');
    assert.equal(whyOneUser(place, '/blende/testing/missing.ts'), 'refused');
  });
});

async function writablePlaces(mounts: ProcessPlace['mounts']): Promise<ProbeOutcome> {
  const [program = '', ...words] = placeCommand({ ...place, mounts }, '/usr/bin/sleep');
  const child = spawn(program, [...words, '/programs/sleep', '60'], { stdio: 'ignore' });
  const pid = await until(() => (isAliveAs(child.pid, '/usr/bin/sleep') ? child.pid : undefined));
  const processes = () => [{ name: 'conference', pid }];
  const outcome = await writablePlacesProbe({ processes, dataFolder: folder, known: [] }).run();
  child.kill('SIGKILL');
  return outcome;
}

function isAliveAs(pid: number | undefined, executable: string): boolean {
  const identity = pid === undefined ? undefined : identify(pid, executable);
  return identity !== undefined && isAlive(identity);
}

interface Seen {
  readonly user: string;
  readonly group: string;
  readonly groups: string;
  readonly capabilities: readonly string[];
  readonly noNewPrivileges: string;
  readonly processes: number;
  readonly reachesLoopback: boolean;
  readonly root: readonly string[];
  readonly written: readonly string[];
  readonly environment: readonly string[];
}

function look(where: ProcessPlace, tried: readonly string[]): Seen {
  const [program = '', ...words] = placeCommand(where, process.execPath);
  const node = programInside(where, process.execPath);
  const { stdout, stderr } = spawnSync(program, [...words, node, LOOK, ...tried], {
    encoding: 'utf8',
    cwd: '/',
    env: { PATH: '/usr/local/bin:/usr/bin:/bin' },
  });
  assert.equal(stderr, '');
  return JSON.parse(stdout);
}

function madeIn(name: string): string {
  const made = join(folder, name);
  mkdirSync(made);
  if (name === 'mine') chownSync(made, userId, groupId);
  return made;
}
