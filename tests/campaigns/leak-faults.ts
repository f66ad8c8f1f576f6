import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { RoleName } from '../kit/instance.ts';
import { asciiCanary, loopbackCanary, userAgentCanary, type Canary } from '../kit/leak/canary.ts';
import type { LeakWorld } from '../kit/leak/leak-world.ts';
import { requestBytes, visitFrom, type Visit } from '../kit/leak/strangers/visit.ts';
import { DOMAIN } from '../kit/namespaces/network.ts';

const PATIENCE_MS = 30_000;
const HUNGRY = 500;
const FLOOD = 2_500;
const FLOODS = 4;
const UPGRADES = 900;

/** One visitor with marks, who asks for a page so often; answers what they were told at first. */
export function visitor(
  world: LeakWorld,
  times = 1,
): {
  readonly canaries: Canary[];
  readonly answer: string;
} {
  const [address, agent] = [
    loopbackCanary('address of a visitor'),
    userAgentCanary('agent of a visitor'),
  ];
  const word = asciiCanary('word in a query');
  const stays = times === 1 ? {} : { Connection: 'keep-alive' };
  const headers = { 'User-Agent': agent.whole ?? agent.text, ...stays };
  const bytes = requestBytes({ path: `/?q=${word.text}`, headers });
  const [answer = ''] = visitFrom(world.blende.network.site('server'), [
    https(address.text, bytes),
  ]);
  return { canaries: [address, agent, word], answer };
}

/** kill -9 of a role, a visitor while it is away, and its return. */
export async function killed(world: LeakWorld, role: RoleName): Promise<readonly Canary[]> {
  world.blende.instance.kill(role);
  const { canaries } = visitor(world);
  await untilAnswered(world);
  return canaries;
}

/** A process that is there and does nothing: the edge has to give up. */
export async function stopped(world: LeakWorld): Promise<readonly Canary[]> {
  const pid = pidOf(world, 'conference');
  process.kill(pid, 'SIGSTOP');
  try {
    const { canaries, answer } = visitor(world);
    if (/^HTTP\/1\.1 [1-4]/.test(answer)) throw new Error(`a stopped process answered ${answer}`);
    return canaries;
  } finally {
    process.kill(pid, 'SIGCONT');
    await untilAnswered(world);
  }
}

/** No more memory than it has by now: the next wish ends the process. */
export async function withoutMemory(world: LeakWorld): Promise<readonly Canary[]> {
  const pid = pidOf(world, 'conference');
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const [kilobytes, user, group] = ['VmData', 'Uid', 'Gid'].map(
    (field) => new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? '',
  );
  // Not every container lets root limit the processes of others; each user may limit their own.
  const asThem = [`--reuid=${user ?? ''}`, `--regid=${group ?? ''}`, '--clear-groups', '--'];
  const limit = ['prlimit', '--pid', String(pid), `--data=${Number(kilobytes) * 1024}`];
  execFileSync('setpriv', [...asThem, ...limit]);
  const canaries: Canary[] = [];
  const until = performance.now() + PATIENCE_MS;
  while (world.blende.instance.pidOf('conference') === pid) {
    if (performance.now() > until) throw new Error('a process without memory lives on');
    canaries.push(...visitor(world, HUNGRY).canaries);
  }
  await untilAnswered(world);
  return canaries;
}

/** Not a byte more on the disk of the state folder. */
export function fillDisk({ image }: LeakWorld): void {
  const file = openSync(join(image.mount, 'fill'), 'w');
  const block = Buffer.alloc(2 ** 16);
  try {
    for (;;) writeSync(file, block);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  } finally {
    closeSync(file);
  }
}

/** More requests and more channels than one network may have. */
export function flooded(world: LeakWorld): readonly Canary[] {
  const address = loopbackCanary('address of a flood');
  const agent = userAgentCanary('agent of a flood');
  const headers = { 'User-Agent': agent.whole ?? agent.text };
  const request = requestBytes({ headers: { ...headers, Connection: 'keep-alive' } });
  const upgrade = requestBytes({
    path: '/api/room-channel',
    headers: { ...headers, Connection: 'Upgrade', Upgrade: 'websocket' },
  });
  const answers = visitFrom(world.blende.network.site('server'), [
    ...Array.from({ length: FLOODS }, () => https(address.text, request.repeat(FLOOD))),
    ...Array.from({ length: UPGRADES }, () => https(address.text, upgrade)),
  ]);
  if (!answers.some((answer) => answer.startsWith('HTTP/1.1 429 ')))
    throw new Error('a flood reached no limit');
  return [address, agent];
}

async function untilAnswered(world: LeakWorld): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  while (!visitor(world).answer.startsWith('HTTP/1.1 200 ')) {
    if (performance.now() > until) throw new Error('nobody is answered any more');
    await delay(300);
  }
}

function pidOf(world: LeakWorld, role: RoleName): number {
  const pid = world.blende.instance.pidOf(role);
  if (pid === undefined) throw new Error(`${role} does not run`);
  return pid;
}

function https(from: string, bytes: string): Visit {
  return { from, transport: 'tls', serverName: DOMAIN, bytes };
}
