import type { Server } from 'node:http';
import fastify, { type FastifyInstance } from 'fastify';
import type { EngineState } from '@blende/shared/supervisor/role-messages.ts';
import { LIMITS, PATHS } from './contract.ts';
import { openEngineApi } from './engine/server/engine-api.ts';
import { mintEngineToken, type EngineKey } from './engine/server/engine-token.ts';
import { serveHealth } from './health/server/health.ts';
import { drainMark } from './operator/server/drain-mark.ts';
import { operatorAnswers, resumeDrain } from './operator/server/operator-answers.ts';
import { openOperatorDoor } from './operator/server/operator-server.ts';
import { servePages, type PagesOptions } from './pages/server/pages.ts';
import { admissionServer } from './rooms/server/admission-server.ts';
import { StartGate, type StartGateOptions } from './start-policy/server/start-gate.ts';
import { serveStartPermits } from './start-policy/server/start-routes.ts';
import { isFull } from './rooms/capacity.ts';
import { Rooms, type RoomsDeps, type RoomsOptions } from './rooms/server/rooms.ts';

export { START_POLICIES } from './start-policy/start-policy.ts';

export interface ConferenceOptions extends PagesOptions, RoomsOptions {
  /** Unix socket for pages and room channel. */
  readonly socket: string;
  /** Unix socket on which only the edge asks for admissions. */
  readonly admissionSocket: string;
  /** Unix socket on which the operator's commands ask. */
  readonly operatorSocket: string;
}

export interface Conference extends AsyncDisposable {
  readonly engineChanged: (engine: EngineState) => void;
}

/** The conference process, with the media engine that the supervisor tells of. */
export async function openConference(
  options: ConferenceOptions,
  { engine, start }: { readonly engine: EngineKey; readonly start: StartGateOptions },
): Promise<Conference> {
  let state: EngineState = { state: 'down' };
  const conference = await composeConference(options, {
    engineApi: openEngineApi({
      engine,
      port: () => (state.state === 'ready' ? state.port : undefined),
    }),
    startGate: new StartGate(start),
    mintEngineToken: (room, participant) => mintEngineToken(engine, room, participant),
  });
  return {
    engineChanged: (changed) => {
      state = changed;
      conference.engineChanged(changed);
    },
    [Symbol.asyncDispose]: () => conference[Symbol.asyncDispose](),
  };
}

export interface ConferenceDeps extends RoomsDeps {
  readonly startGate: StartGate;
}

/** The product's slices on their unix sockets. */
export async function composeConference(
  options: ConferenceOptions,
  deps: ConferenceDeps,
): Promise<Conference> {
  const rooms = new Rooms(deps, options);
  const app = fastify({ logger: false, bodyLimit: 1 });
  serveHealth(app, { engineIsReady: () => rooms.engineIsReady });
  await servePages(app, options, {
    start: deps.startGate.policy,
    isFull: () => isFull(rooms.counts(), options.limits),
  });
  serveStartPermits(app, deps.startGate);
  answerByCode(app);
  upgradeRoomChannels(app.server, rooms);
  const admission = admissionServer({
    admit: (asked) => rooms.admit(asked),
    held: (pass) => rooms.held(pass),
  });
  await app.listen({ path: options.socket });
  await admission.listen({ path: options.admissionSocket });
  const mark = drainMark(`${options.operatorSocket}.drain`);
  const answers = operatorAnswers({ rooms, startGate: deps.startGate, mark }, options.limits);
  const operator = await openOperatorDoor(options.operatorSocket, answers);
  resumeDrain(rooms, mark, (options.limits ?? LIMITS).absenceMs);
  return {
    engineChanged: (engine) => {
      rooms.engineChanged(engine);
    },
    [Symbol.asyncDispose]: async () => {
      rooms[Symbol.dispose]();
      await Promise.all([app.close(), admission.close(), operator.close()]);
    },
  };
}

function answerByCode(app: FastifyInstance): void {
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ code: 'not-found' }));
  app.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
    const status = error.statusCode ?? 500;
    return reply.code(status).send({ code: status < 500 ? 'malformed' : 'failed' });
  });
}

function upgradeRoomChannels(server: Server, rooms: Rooms): void {
  server.on('upgrade', (request, socket, head) => {
    if (request.url === PATHS.roomChannel) rooms.upgrade(request, socket, head);
    else socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
  });
}
