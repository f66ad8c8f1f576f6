import type { FastifyInstance } from 'fastify';
import { PATHS } from '../../contract.ts';

export interface HealthDeps {
  readonly engineIsReady: () => boolean;
}

interface HealthAnswer {
  readonly status: 'ok' | 'starting';
}

/** Whether meetings work now. Says nothing about rooms or people. */
export function serveHealth(app: FastifyInstance, deps: HealthDeps): void {
  app.get(PATHS.health, (_request, reply) => {
    const answer: HealthAnswer = { status: deps.engineIsReady() ? 'ok' : 'starting' };
    return reply
      .code(answer.status === 'ok' ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(answer);
  });
}
