import fastify from 'fastify';
import { OPERATOR_PATHS } from '../operator-paths.ts';
import { machineReport, type MachineReport } from '../machine-report.ts';
import type { LiveReport } from '../storage-report.ts';
import type { OneTimeLinks } from './one-time-links.ts';

const BODY_BYTES = 262_144;

export interface OperatorDoorDeps {
  readonly oneTimeLinks: OneTimeLinks<MachineReport>;
  readonly live: () => Promise<LiveReport>;
}

/** Where the operator's command asks, on a socket that only the operator can open. */
export async function openOperatorDoor(
  socket: string,
  { oneTimeLinks, live }: OperatorDoorDeps,
): Promise<AsyncDisposable> {
  const app = fastify({ logger: false, bodyLimit: BODY_BYTES });
  app.setErrorHandler((_error, _request, reply) => reply.code(500).send({ code: 'failed' }));
  app.post(OPERATOR_PATHS.report, async () => await live());
  app.post(OPERATOR_PATHS.link, (request, reply) => {
    const { data } = machineReport.safeParse(request.body);
    return data === undefined
      ? reply.code(400).send({ code: 'malformed' })
      : reply.send({ link: oneTimeLinks.make(data) });
  });
  await app.listen({ path: socket });
  return { [Symbol.asyncDispose]: () => app.close() };
}
