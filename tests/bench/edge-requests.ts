import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, spread } from './figures.ts';

const MAIN = join(import.meta.dirname, 'served-pages.main.ts');
const WEB_ROOT = join(import.meta.dirname, '../../apps/web/dist');
const CONNECTIONS = 32;
const ROUND_MS = 1_500;
const ROUNDS = 7;

/** A port, or a unix socket. */
interface Doors {
  readonly edge: number;
  readonly plain: string;
}

/** Requests per second through the edge, and of the framework alone with the same pages. */
export async function measureEdgeRequests(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'blende-bench-edge-'));
  const socket = join(folder, 'pages.sock');
  const children: ChildProcess[] = [];
  const start = async (kind: string): Promise<number> => {
    const child = fork(MAIN, [kind, socket, WEB_ROOT]);
    children.push(child);
    const [port] = (await once(child, 'message')) as [number];
    return port;
  };
  try {
    await start('pages');
    const doors: Doors = { edge: await start('edge'), plain: socket };
    const script = readdirSync(join(WEB_ROOT, 'assets')).find((name) =>
      /^index-.*\.js$/.test(name),
    );
    const rows: string[] = [];
    for (const [name, path] of [
      ['page', '/'],
      ['script', `/assets/${script ?? ''}`],
    ] as const)
      rows.push(...(await compare(name, path, doors)));
    return rows;
  } finally {
    for (const child of children) child.disconnect();
    rmSync(folder, { recursive: true });
  }
}

async function compare(name: string, path: string, doors: Doors): Promise<string[]> {
  const [edge, plain]: [number[], number[]] = [[], []];
  // The first round only warms up.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const [through, alone] = [await rate(doors.edge, path), await rate(doors.plain, path)];
    if (round === 0) continue;
    edge.push(through);
    plain.push(alone);
  }
  const ratio = median(edge.map((value, round) => value / (plain[round] ?? Number.NaN)));
  return [
    `| ${name}: requests per second through the edge | ${spread(edge, '/s')} |`,
    `| ${name}: requests per second of the plain framework | ${spread(plain, '/s')} |`,
    `| ${name}: edge beside the plain framework (goal: at least 0.7) | ${ratio.toFixed(2)} |`,
  ];
}

/** Answers per second on connections that each ask again as soon as they have the answer. */
async function rate(door: number | string, path: string): Promise<number> {
  const untilMs = performance.now() + ROUND_MS;
  const counts = await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => await askUntil(door, path, untilMs)),
  );
  return counts.reduce((sum, count) => sum + count, 0) / (ROUND_MS / 1_000);
}

async function askUntil(door: number | string, path: string, untilMs: number): Promise<number> {
  const socket = typeof door === 'number' ? connect(door, '127.0.0.1') : connect(door);
  await once(socket, 'connect');
  const request = `GET ${path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: br\r\n\r\n`;
  let answers = 0;
  let missing = 0;
  return await new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('data', (chunk: Buffer) => {
      if (missing === 0) missing = answerBytes(chunk);
      missing -= chunk.length;
      if (missing > 0) return;
      answers += 1;
      if (performance.now() < untilMs) socket.write(request);
      else {
        socket.destroy();
        resolve(answers);
      }
    });
    socket.write(request);
  });
}

/** How long the answer is that begins here; the head comes in one piece. */
function answerBytes(chunk: Buffer): number {
  const head = chunk.subarray(0, chunk.indexOf('\r\n\r\n') + 4).toString('latin1');
  const length = /^content-length: (\d+)\r$/im.exec(head)?.[1];
  if (!head.startsWith('HTTP/1.1 200 ') || length === undefined)
    throw new Error(`an answer that cannot be counted: ${head.slice(0, 100)}`);
  return head.length + Number(length);
}
