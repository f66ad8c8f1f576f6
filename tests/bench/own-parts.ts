import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { Instance } from '../kit/instance.ts';
import { newLink, RoomClient } from '../kit/room-client.ts';
import { spread } from './figures.ts';

const CLIENTS = 100;
const ROLES = ['edge', 'conference'] as const;
const SETTLE_MS = 3_000;
const STEADY_MS = 20_000;
const PING_MS = 5_000;

interface Use {
  readonly cpuSeconds: number;
  readonly megabytes: number;
}

/** What edge and conference process cost per participant: 100 without a browser, from one address. */
export async function measureOwnParts(): Promise<string[]> {
  await using instance = await Instance.start();
  const files = await filesOf(instance);
  const idle = useOf(instance);
  const startedAt = performance.now();
  const link = await newLink();
  const arrivals: number[] = [];
  const clients = await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      for (const file of files) await fetch(`${instance.origin}${file}`).then((it) => it.bytes());
      const url = `ws://localhost:${instance.port}/api/room-channel`;
      const client = await RoomClient.open(url, instance.origin);
      await client.join(link);
      arrivals.push(performance.now() - startedAt);
      return client;
    }),
  );
  await delay(SETTLE_MS);
  const joined = useOf(instance);
  const pinging = setInterval(() => {
    for (const client of clients) client.send({ type: 'ping' });
  }, PING_MS);
  await delay(STEADY_MS);
  clearInterval(pinging);
  const steady = useOf(instance);
  for (const client of clients) client.socket.terminate();
  return ROLES.flatMap((role) => {
    const joinMs = ((joined[role].cpuSeconds - idle[role].cpuSeconds) * 1_000) / CLIENTS;
    const steadyMs = (steady[role].cpuSeconds - joined[role].cpuSeconds) * 1_000;
    const perMinute = (steadyMs * 60_000) / STEADY_MS / CLIENTS;
    const kilobytes = ((joined[role].megabytes - idle[role].megabytes) * 1_000) / CLIENTS;
    return [
      `| ${role}: processor time for one participant's page, ${files.length} files and join | ${joinMs.toFixed(1)} ms |`,
      `| ${role}: processor time per participant and minute, without picture and sound | ${perMinute.toFixed(1)} ms |`,
      `| ${role}: memory per participant, of ${CLIENTS} at once | ${kilobytes.toFixed(0)} kB |`,
    ];
  }).concat([
    `| ${CLIENTS} participants who open the page and join one room at once (goal: all within 10 s) | ${spread(arrivals, 'ms')} |`,
  ]);
}

/** The page, and the scripts and styles that it names. */
async function filesOf({ origin }: Instance): Promise<readonly string[]> {
  const page = await fetch(`${origin}/`).then((answer) => answer.text());
  const named = page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g);
  return ['/', ...[...named].map(([, file = '']) => file)];
}

function useOf(instance: Instance): Readonly<Record<(typeof ROLES)[number], Use>> {
  const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK']).toString());
  const use = (role: (typeof ROLES)[number]): Use => {
    const pid = String(instance.pidOf(role));
    // The name in parentheses may hold spaces; user and system time are fields 14 and 15.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    const resident = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return {
      cpuSeconds: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond,
      megabytes: Number(resident) / 1_000,
    };
  };
  return { edge: use('edge'), conference: use('conference') };
}
