import type { RoleSpec } from '@blende/shared/supervisor/role-child.ts';
import type { StartOptions } from './command-line.ts';
import type { InstanceSockets } from './instance-sockets.ts';
import { inRoot, WEB_DIST } from './places.ts';
import { startKey } from './start-key.ts';

/** Made for one start and held in memory alone. */
export interface EngineCredentials {
  readonly engineKey: string;
  readonly engineSecret: string;
}

/** The process that holds meetings, in memory alone. */
export function conferenceRole(
  { startPolicy, capacity, dataFolder }: StartOptions,
  {
    conferenceSocket,
    admissionSocket,
  }: Pick<InstanceSockets, 'conferenceSocket' | 'admissionSocket'>,
  operatorSocket: string,
  engine: EngineCredentials,
): RoleSpec {
  return {
    name: 'conference',
    main: inRoot('apps/server/conference.main.ts'),
    options: (at) => ({
      socket: at(conferenceSocket),
      admissionSocket: at(admissionSocket),
      operatorSocket: at(operatorSocket),
      webRoot: at(WEB_DIST),
      capacity,
      startPolicy,
      // Read at each start of the role: it may have been replaced meanwhile.
      ...(startPolicy === 'everybody' ? {} : { startKey: startKey(dataFolder).reveal() }),
      ...engine,
    }),
    sockets: [conferenceSocket, admissionSocket, operatorSocket],
  };
}
