import fastify, { type FastifyInstance } from 'fastify';
import { admissionRequest, type AdmissionAnswer, type AdmissionRequest } from '../../contract.ts';
import { heldRequest, type HeldAnswer } from '../../disclosure/held-messages.ts';

export interface AdmissionDeps {
  readonly admit: (asked: AdmissionRequest) => Promise<AdmissionAnswer>;
  readonly held: (pass: string | undefined) => HeldAnswer;
}

const REQUEST_BYTES = 1_024;
const MALFORMED: AdmissionAnswer = { outcome: 'refused', code: 'malformed' };
const LATER: AdmissionAnswer = { outcome: 'later', code: 'engine-starting' };

/**
 * Answers the edge on a unix socket of its own: may the holder of this ticket connect, and what is
 * held about the holder of this pass?
 */
export function admissionServer(deps: AdmissionDeps): FastifyInstance {
  const app = fastify({ logger: false, bodyLimit: REQUEST_BYTES });
  app.post('/admit', (request, reply) => {
    const asked = admissionRequest.safeParse(request.body);
    return asked.success ? deps.admit(asked.data) : reply.send(MALFORMED);
  });
  app.post('/held', (request, reply) => {
    const asked = heldRequest.safeParse(request.body);
    return reply.send(deps.held(asked.success ? asked.data.pass : 'malformed'));
  });
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ code: 'not-found' }));
  app.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
    const bySender = (error.statusCode ?? 500) < 500;
    return reply.code(bySender ? 400 : 503).send(bySender ? MALFORMED : LATER);
  });
  return app;
}
