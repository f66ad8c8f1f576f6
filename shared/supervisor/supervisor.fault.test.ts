import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { isRunning } from './process-identity.ts';
import { askEcho, until, Workplace, type Echo } from './testing/start-parent.ts';

const UDP_PORT = 9150;
const SECRET = 'a visitor from 203.0.113.7 called Ada';

describe('the supervisor with real processes', () => {
  test('a killed role is back with a new pid and the engine state', async () => {
    using place = new Workplace(UDP_PORT);
    const parent = place.start();
    const { conference = 0, edge = 0 } = await parent.ready();
    process.kill(conference, 'SIGKILL');
    const back = await until(() => newProcess(join(place.folder, 'conference.sock'), conference));
    assert.notEqual(back.pid, conference);
    assert.equal(back.engines.at(-1)?.state, 'ready');
    assert.ok(isRunning(edge), 'the other role goes on');
    await until(() =>
      /child-back child=conference generation=2/.test(parent.output) ? true : undefined,
    );
  });

  test('a killed engine is back as a new generation, and the roles are told', async () => {
    using place = new Workplace(UDP_PORT);
    const { engine = 0 } = await place.start().ready();
    const socket = join(place.folder, 'edge.sock');
    process.kill(engine, 'SIGKILL');
    const states = await until(async () => {
      const echo = await askEcho(socket);
      return echo?.engines.some(({ generation }) => generation === 2) === true
        ? echo.engines
        : undefined;
    });
    assert.deepEqual(states.map(({ state, generation }) => [state, generation]).slice(-3), [
      ['ready', 1],
      ['down', undefined],
      ['ready', 2],
    ]);
  });

  test('when the parent is killed no child is left, and the next start is clean', async () => {
    using place = new Workplace(UDP_PORT);
    const parent = place.start();
    const { leftovers: _, ...pids } = await parent.ready();
    assert.equal(Object.values(pids).filter(isRunning).length, 3);
    parent.process.kill('SIGKILL');
    await until(() => (Object.values(pids).some(isRunning) ? undefined : true));
    // What brings the parent itself back is a new start, or a service manager.
    const again = await place.start().ready();
    assert.equal(again['leftovers'], 0);
    assert.ok(Object.values(pids).every((pid) => !Object.values(again).includes(pid)));
  });

  test('an ordered stop ends edge, conference and engine, and leaves no state file', async () => {
    using place = new Workplace(UDP_PORT);
    const parent = place.start();
    const { leftovers: _, ...pids } = await parent.ready();
    assert.ok(existsSync(join(place.folder, 'supervisor.json')));
    parent.process.kill('SIGTERM');
    await parent.ended();
    assert.equal(parent.process.exitCode, 0);
    assert.equal(Object.values(pids).filter(isRunning).length, 0);
    assert.equal(existsSync(join(place.folder, 'supervisor.json')), false);
    assert.equal(parent.output.match(/ echo-stopped$/gm)?.length, 2);
  });

  test('what a child prints is counted and never shown; declared events pass', async () => {
    using place = new Workplace(UDP_PORT);
    const parent = place.start({ chatter: SECRET });
    const { conference = 0 } = await parent.ready();
    process.kill(conference, 'SIGKILL');
    const count = await until(
      () => /output-withheld child=conference lines=(\d+)/.exec(parent.output)?.[1],
    );
    assert.equal(Number(count), 3, 'one line on stdout, one on stderr, one undeclared event');
    assert.match(parent.output, / echo-started number=7$/m);
    assert.equal(parent.output.includes('203.0.113.7'), false);
    assert.equal(parent.output.includes('echo-secret'), false);
  });

  test('a role that never gets ready ends the start, with a code and without its message', async () => {
    using place = new Workplace(UDP_PORT);
    const parent = place.start({ chatter: SECRET, failWith: 'EADDRINUSE' });
    await until(() => /^failed/m.exec(parent.output)?.[0]);
    await parent.ended();
    assert.match(parent.output, / role-failed code=EADDRINUSE$/m);
    assert.equal(parent.output.includes('Ada'), false);
  });

  test('children have no inspector signal, no core dump and nothing of our environment', async () => {
    using place = new Workplace(UDP_PORT);
    const { edge = 0, engine = 0 } = await place.start().ready();
    const echo = await until(() => askEcho(join(place.folder, 'edge.sock')));
    assert.ok(echo.flags.includes('--disable-sigusr1'));
    assert.deepEqual(
      echo.environment.filter((name) => !name.startsWith('NODE_CHANNEL')),
      ['LANG', 'NODE_ENV', 'PATH', 'GOTRACEBACK'].toSorted(),
    );
    for (const pid of [edge, engine])
      assert.match(readFileSync(`/proc/${pid}/limits`, 'utf8'), /Max core file size +0 +0/);
    const command =
      readFileSync(`/proc/${engine}/cmdline`, 'utf8') +
      readFileSync(`/proc/${engine}/environ`, 'utf8');
    assert.equal(command.includes('sssss'), false, 'the secret is in no argument and no variable');
  });
});

async function newProcess(socket: string, oldPid: number): Promise<Echo | undefined> {
  const echo = await askEcho(socket);
  return echo?.pid === oldPid ? undefined : echo;
}
