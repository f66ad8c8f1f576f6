import type { FastifyInstance } from 'fastify';
import { PATHS } from '../../contract.ts';

export interface HealthDeps {
  readonly engineIsReady: () => boolean;
}

/** Whether meetings work now. Says nothing about rooms or people. */
export function serveHealth(app: FastifyInstance, deps: HealthDeps): void {
  app.get(PATHS.health, (_request, reply) => {
    const ready = deps.engineIsReady();
    return reply
      .code(ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: ready ? 'ok' : 'starting' });
  });
}
