import { request } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import { rawExchange } from './raw-exchange.ts';
import { openEdge, type Edge } from '../../shared/edge/edge.ts';
import { NETWORK_LIMITS } from '../../shared/edge/network-limits.ts';

// An edge that is visited in every wrong way, in a thread of its own so that all of its output can
// be collected. With `chatty` it writes a line for each report, to be found.

export interface BadVisits {
  readonly socket: string;
  readonly address: string;
  readonly agent: string;
  readonly path: string;
  readonly chatty: boolean;
}

const { socket, address, agent, path, chatty } = workerData as BadVisits;

async function visit(edge: Edge, target: string): Promise<void> {
  await new Promise<void>((resolve) => {
    const headers = { host: 'localhost', 'user-agent': agent };
    const to = { host: '127.0.0.1', port: edge.port, localAddress: address };
    request({ ...to, path: target, headers, agent: false }, (response) => {
      if (chatty) process.stderr.write(`${target} ${address} ${agent}\n`);
      response.resume().on('close', resolve);
    }).end();
  });
}

const reported: string[] = [];
await using edge = await openEdge(
  {
    address: '127.0.0.1',
    port: 0,
    publicOrigins: ['http://localhost'],
    limits: { ...NETWORK_LIMITS, requests: { burst: 4, perSecond: 0 } },
    routes: [
      { kind: 'page', path: /^\/page$/, socket, features: 'none' },
      { kind: 'page', path: /^\/missing$/, socket: `${socket}.none`, features: 'none' },
    ],
  },
  (name) => reported.push(name),
);
for (const target of ['/page', '/missing', `/${path}`, `/page?${path}`, '/page'])
  await visit(edge, target);
for (const text of [
  `GET /${path} HTTP/1.1\r\nHost: ${agent}\r\nConnection: close\r\n\r\n`,
  `${path}\r\n\r\n`,
  'GET /channel HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
])
  await rawExchange(edge.port, text);
parentPort?.postMessage(reported);
