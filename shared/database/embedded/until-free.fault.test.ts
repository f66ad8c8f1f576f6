import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { temporaryPostgres, type TemporaryPostgres } from '../../../tests/kit/postgres.ts';
import { clusterLockFile, readClusterLock } from './cluster-lock.ts';
import { clusterProcesses } from './cluster-processes.ts';
import { clusterTool } from './cluster-tools.ts';
import { untilFree } from './until-free.ts';

const SERVER = clusterTool(15, 'postgres');

describe('the folder of a database', () => {
  let server: TemporaryPostgres;
  before(async () => {
    server = await temporaryPostgres();
  });
  after(async () => {
    await server[Symbol.asyncDispose]();
  });

  test('is left to a server that runs there and is not ours', async () => {
    await assert.rejects(untilFree(server.dataFolder, SERVER), { code: 'cluster-in-use' });
    await sql`select 1`.execute(server.superuser);
    assert.equal(readClusterLock(server.dataFolder)?.isReady, true);
  });

  test('is free only when the last process of a killed server has let go of its memory', async () => {
    // It asks for nothing meanwhile, and so does not see that its server is gone.
    const busy = sql`select count(*) from generate_series(1, 1000000000000)`
      .execute(server.superuser)
      .catch(() => undefined);
    await untilBusy(server);
    const { pid } = readClusterLock(server.dataFolder) ?? { pid: 0 };
    await server.kill();
    const left = clusterProcesses(server.dataFolder, SERVER);
    assert.ok(left.length > 0 && !left.includes(pid), 'the control: one goes on without it');
    await untilFree(server.dataFolder, SERVER);
    assert.deepEqual(clusterProcesses(server.dataFolder, SERVER), []);
    await busy;
    await server.start();
  });

  test('is free though a stranger has got the number of the dead server', async () => {
    await server.kill();
    await untilFree(server.dataFolder, SERVER);
    writeFileSync(clusterLockFile(server.dataFolder), `${process.pid}\n${server.dataFolder}\n`);
    await untilFree(server.dataFolder, SERVER);
    assert.equal(readClusterLock(server.dataFolder), undefined);
    await server.start();
  });
});

async function untilBusy({ superuser }: TemporaryPostgres): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ pid: number }>`
      select pid from pg_stat_activity where query like '%generate_series(1,%' and pid <> pg_backend_pid()
    `.execute(superuser);
    const [found] = rows;
    if (found !== undefined && isComputing(found.pid)) return;
  }
}

function isComputing(pid: number): boolean {
  return /^State:\tR/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
}
