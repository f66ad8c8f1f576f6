import { dirname, join } from 'node:path';
import type { RoleSpec } from '@blende/shared/supervisor/role-child.ts';
import type { StartOptions } from './command-line.ts';
import type { InstanceSockets } from './instance-sockets.ts';
import { inRoot } from './places.ts';
import { hasLibrary, hasMeetings } from './products.ts';

/** What the statement process reads and listens on; it writes nothing. */
export interface StatementPlaces extends Pick<InstanceSockets, 'statementSockets'> {
  /** Whether browsers may reach the engine through our own relay. */
  readonly hasRelay: boolean;
}

export function statementRole(options: StartOptions, places: StatementPlaces): RoleSpec {
  const { dataFolder } = options;
  const { statementSockets, hasRelay } = places;
  const servers = hasRelay
    ? { de: 'nur dieser Server selbst', en: 'this very server only' }
    : { de: 'keine', en: 'none' };
  const sites = [
    ...(hasMeetings(options)
      ? [{ surface: 'conference', socket: statementSockets.conference }]
      : []),
    ...(hasLibrary(options) ? [{ surface: 'video-cms', socket: statementSockets.library }] : []),
  ];
  return {
    name: 'statement',
    main: inRoot('apps/server/statement.main.ts'),
    options: (at) => ({
      sites: sites.map(({ surface, socket }) => ({ surface, socket: at(socket) })),
      evidenceFolder: at(join(dataFolder, 'evidence')),
      releaseFolder: at(inRoot('products/statement/release-evidence/log')),
      factsFile: at(join(dataFolder, 'facts', 'facts.json')),
      programFolder: dirname(at(inRoot('package.json'))),
      values: { servers },
    }),
    sockets: sites.map(({ socket }) => socket),
  };
}
