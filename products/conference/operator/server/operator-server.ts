import { chmod } from 'node:fs/promises';
import fastify, { type FastifyInstance } from 'fastify';
import {
  operatorQuestions,
  type OperatorAnswerers,
  type OperatorPath,
} from '../operator-questions.ts';

const REQUEST_BYTES = 4_096;

/** Answers the operator's commands on a unix socket that only this user can open. */
export async function openOperatorDoor(
  socket: string,
  answerers: OperatorAnswerers,
): Promise<FastifyInstance> {
  const app = fastify({ logger: false, bodyLimit: REQUEST_BYTES });
  for (const path of Object.keys(operatorQuestions)) serve(app, path as OperatorPath, answerers);
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ code: 'question-unknown' }));
  app.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
    const bySender = (error.statusCode ?? 500) < 500;
    return reply.code(bySender ? 400 : 500).send({ code: bySender ? 'malformed' : 'failed' });
  });
  await app.listen({ path: socket });
  // Its folder is closed to others already; this holds even if somebody opens that by mistake.
  await chmod(socket, 0o600);
  return app;
}

function serve(app: FastifyInstance, path: OperatorPath, answerers: OperatorAnswerers): void {
  app.post(path, async (request, reply) => {
    const asked = operatorQuestions[path].safeParse(request.body);
    if (!asked.success) return await reply.code(400).send({ code: 'malformed' });
    // The table gives each path its own type of question, which a common loop cannot follow.
    const answer = await answerers[path](asked.data as never);
    return await reply.code('code' in answer ? 409 : 200).send(answer);
  });
}
