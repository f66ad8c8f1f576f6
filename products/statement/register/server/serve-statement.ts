import type { FastifyInstance } from 'fastify';
import type { Sentence } from '@blende/shared/claims/sentence.ts';
import { verifierText } from '@blende/shared/evidence/signed-note.ts';
import { parseTilePath } from '@blende/shared/evidence/tiles.ts';
import { LOGS, logPath, PATHS } from '../../contract.ts';
import { readTile } from '../../evidence-log/server/log-files.ts';
import type { ReadLog } from '../../evidence-log/server/read-log.ts';
import type { LoggedFinding } from './logged-findings.ts';
import { statementState, type StatementDeps } from './statement-state.ts';
import type { WatchedLog } from './watched-log.ts';

const NOT_FOUND = { code: 'not-found' };

/** The statement for programs, and the logs it rests on, as c2sp.org/tlog-tiles wants them. */
export function serveStatement(app: FastifyInstance, deps: StatementDeps): void {
  app.get(PATHS.api, async () => {
    const { atMs, sentences, logs } = await statementState(deps);
    return {
      version: 1,
      at: new Date(atMs).toISOString(),
      sentences: sentences.map(sentenceJson),
      logs: { instance: await logJson(logs.instance), release: await logJson(logs.release) },
    };
  });
  for (const name of LOGS) serveLog(app, logPath(name), deps.logs[name]);
}

function serveLog(app: FastifyInstance, path: string, watched: WatchedLog): void {
  app.get(`${path}/checkpoint`, async (_request, reply) => {
    const log = await watched.read();
    if (log.state !== 'sound') return reply.code(404).send(NOT_FOUND);
    return reply.type('text/plain; charset=utf-8').send(log.checkpoint);
  });
  app.get(`${path}/key`, async (_request, reply) => {
    const log = await watched.read();
    if (log.state !== 'sound') return reply.code(404).send(NOT_FOUND);
    return reply.type('text/plain; charset=utf-8').send(`${await verifierText(log.verifier)}\n`);
  });
  app.get<{ Params: { '*': string } }>(`${path}/tile/*`, async (request, reply) => {
    const tile = parseTilePath(`tile/${request.params['*']}`);
    const bytes = tile === undefined ? undefined : await readTile(watched.folder, tile);
    if (bytes === undefined) return reply.code(404).send(NOT_FOUND);
    return reply.type('application/octet-stream').send(Buffer.from(bytes));
  });
}

function sentenceJson(sentence: Sentence<LoggedFinding>) {
  const { id, class: claimClass, state, reason, text, atMs, untilMs, code } = sentence;
  const { declaration, findings, releaseTests } = sentence;
  return {
    id,
    class: claimClass,
    state,
    ...(reason === undefined ? {} : { reason }),
    text,
    ...(atMs === undefined ? {} : { at: isoTime(atMs) }),
    ...(untilMs === undefined ? {} : { until: isoTime(untilMs) }),
    ...(code === undefined ? {} : { code }),
    ...(declaration === undefined
      ? {}
      : {
          declaration: {
            by: declaration.by,
            document: declaration.document,
            sourceSha256: declaration.sourceSha256,
          },
        }),
    findings: findings.map(findingJson),
    releaseTests: releaseTests.map(findingJson),
  };
}

function findingJson({ claim: _claim, atMs, ...finding }: LoggedFinding) {
  return { ...finding, at: isoTime(atMs) };
}

async function logJson(log: ReadLog) {
  if (log.state !== 'sound') return { state: log.state };
  const { state, tree, checkpoint, verifier } = log;
  return { state, size: tree.size, key: await verifierText(verifier), checkpoint };
}

function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
