import fastify from 'fastify';
import type { Claim } from '@blende/shared/claims/claim.ts';
import type { FactValues } from '@blende/shared/claims/render-sentence.ts';
import type { DataGroup } from '@blende/shared/protocol/data-field.ts';
import { serveBill } from './bill-of-materials/server/serve-bill.ts';
import { factsParts } from './facts/server/facts-parts.ts';
import { compressTexts } from '@blende/shared/http/compress-texts.ts';
import { servePages } from './pages/server/serve-pages.ts';
import { serveRecord } from './processing-record/server/serve-record.ts';
import { operatorFacts } from './register/server/operator-facts.ts';
import { serveStatement } from './register/server/serve-statement.ts';
import type { StatementDeps } from './register/server/statement-state.ts';
import { WatchedLog } from './register/server/watched-log.ts';

export interface StatementOptions {
  /** Unix socket for pages and API. */
  readonly socket: string;
  /** Whose address it is: sentences about another product are not on it. */
  readonly surface: string;
  /** The log of this instance; it may not be there yet. */
  readonly evidenceFolder: string;
  /** The log of the tests before the release, which came with the program. */
  readonly releaseFolder: string;
  /** What the operator said of themselves; it may not be there yet. */
  readonly factsFile: string;
  /** Where the program lies, with the files by which it is installed. */
  readonly programFolder: string;
  /** What the instance says of itself, by placeholder of the sentences. */
  readonly values: FactValues;
}

export interface StatementContent {
  readonly claims: readonly Claim[];
  /** Everything that is taken, kept or passed on. */
  readonly register: readonly DataGroup[];
  readonly now?: () => number;
}

/** The statement process: it reads facts and evidence, and writes nothing. */
export async function openStatement(
  options: StatementOptions,
  { claims, register, now = Date.now }: StatementContent,
): Promise<AsyncDisposable> {
  const deps: StatementDeps = {
    hasDisclosure: options.surface === 'conference',
    claims: claims.filter(({ scope }) => ['every', options.surface].includes(scope.surface)),
    logs: {
      instance: new WatchedLog(options.evidenceFolder, now),
      release: new WatchedLog(options.releaseFolder, now),
    },
    facts: async () => {
      const { declarations, values } = await operatorFacts(options.factsFile);
      return { declarations, values: { ...values, ...options.values } };
    },
    now,
  };
  const app = fastify({ logger: false, bodyLimit: 1 });
  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('cache-control', 'no-store');
    done();
  });
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ code: 'not-found' }));
  app.setErrorHandler((_error, _request, reply) => reply.code(500).send({ code: 'failed' }));
  compressTexts(app);
  serveStatement(app, deps);
  const facts = async () => (await operatorFacts(options.factsFile)).facts;
  serveBill(app, options.programFolder);
  servePages(app, deps, factsParts(facts, now));
  serveRecord(app, async () => ({ register, facts: await facts(), nowMs: now() }));
  await app.listen({ path: options.socket });
  return { [Symbol.asyncDispose]: () => app.close() };
}
