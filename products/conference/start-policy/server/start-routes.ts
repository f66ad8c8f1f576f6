import type { FastifyInstance } from 'fastify';
import { PATHS, startPermitRequest } from '../../contract.ts';
import { parseRoomId } from '../../rooms/room-id.ts';
import type { StartGate } from './start-gate.ts';

const REQUEST_BYTES = 512;

/** Gives the holder of the start link a permit for one room. The key comes in the body alone. */
export function serveStartPermits(app: FastifyInstance, gate: StartGate): void {
  app.post(PATHS.startPermit, { bodyLimit: REQUEST_BYTES }, (request, reply) => {
    const asked = startPermitRequest.safeParse(request.body);
    const room = asked.success ? parseRoomId(asked.data.roomId) : undefined;
    if (!asked.success || room === undefined) return reply.code(400).send({ code: 'malformed' });
    const permit = gate.permitFor(room.roomId, asked.data.startKey);
    return permit === undefined
      ? reply.code(403).send({ code: 'start-link-wrong' })
      : reply.send({ permit });
  });
}
