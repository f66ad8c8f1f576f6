import { join } from 'node:path';
import type { RoleSpec } from '@blende/shared/supervisor/role-child.ts';
import { readFacts } from '@blende/statement/supervisor.ts';
import { buildCommit } from './build-commit.ts';
import type { StartOptions } from './command-line.ts';
import type { Configuration } from './configuration/configuration.ts';
import { outboundTable } from './configuration/outbound-table.ts';
import { declaredListeners } from './declared-network.ts';
import { keptPlaces } from './kept-places.ts';
import { inRoot } from './places.ts';
import { libraryOrigins, publicOrigins } from './public-origins.ts';
import { roleFolders, socketFolderOf, type InstancePlaces } from './role-folders.ts';
import { storageToCheck } from './storage-to-check.ts';
import { isEveryAddress, isLoopback } from './web-address.ts';

/** Names in the data folder, also with an ending: what each holds is said in its own place. */
const KNOWN = [
  'before-migration',
  'certificates',
  'config',
  'evidence',
  'facts',
  'instance.json',
  'keys',
  'lock',
  'objects',
  'postgres',
  'start-key',
  'supervisor.json',
] as const;

/** On which the operator's command asks for a run. */
export function auditorSocketIn(socketPlace: string): string {
  return join(socketFolderOf(socketPlace, 'auditor'), 'auditor.sock');
}

/** The edge's door for the auditor. */
export function doorSocketIn(socketPlace: string): string {
  return join(socketFolderOf(socketPlace, 'edge'), 'door.sock');
}

export function auditorRole(
  options: StartOptions,
  places: InstancePlaces,
  configuration: Configuration | undefined,
): RoleSpec {
  const { dataFolder, socketPlace } = places;
  const socket = auditorSocketIn(socketPlace);
  const [library] = libraryOrigins(options);
  const [instance = library ?? ''] = publicOrigins(options);
  const commit = buildCommit();
  return {
    name: 'auditor',
    main: inRoot('apps/server/auditor.main.ts'),
    options: (at) => ({
      socket: at(socket),
      evidenceFolder: at(join(dataFolder, 'evidence')),
      keyFile: at(join(dataFolder, 'keys/auditor/evidence.key')),
      door: {
        socket: at(doorSocketIn(socketPlace)),
        origin: instance,
        tls: options.certificate !== undefined,
      },
      dataFolder: at(dataFolder),
      known: KNOWN,
      mayWrite: mayWrite(places),
      location: locationToCheck(options),
      ...(configuration === undefined ? {} : { storage: storageToCheck(configuration, at) }),
      ...(options.proxy === undefined
        ? {}
        : { proxyFiles: options.proxy.configurationFiles.map(at) }),
      ...(library === undefined ? {} : { library: { origin: library } }),
      keptIn: configuration === undefined ? [] : keptPlaces(dataFolder, configuration),
      outbound: outboundTable(options, configuration),
      network: {
        listeners: declaredListeners(options),
        outboundPorts: portsOut(options, configuration),
      },
      instance,
      commit,
    }),
    sockets: [socket],
  };
}

/** All of them are reached by TLS with a checked certificate, and by nothing else. */
function portsOut(
  options: StartOptions,
  configuration: Configuration | undefined,
): readonly number[] {
  return [...new Set(outboundTable(options, configuration).map(({ port }) => port))];
}

/** Read at each start of the role: the facts may have changed meanwhile. */
function locationToCheck({ dataFolder, listen, mediaAddress }: StartOptions) {
  const found = readFacts(dataFolder);
  const networks = found.kind === 'read' ? found.draft.hosting?.networks : undefined;
  const addresses = [listen, mediaAddress].filter(
    (one) => !isLoopback(one) && !isEveryAddress(one),
  );
  return { addresses: [...new Set(addresses)], ...(networks === undefined ? {} : { networks }) };
}

/** By role: what it may have open for writing, by the paths of either file tree. */
function mayWrite(places: InstancePlaces): Readonly<Record<string, readonly string[]>> {
  const folders = roleFolders(places).filter(({ write }) => write);
  const owners = [...new Set(folders.map(({ owner }) => owner))];
  return {
    supervisor: [join(places.dataFolder, 'lock')],
    ...Object.fromEntries(
      owners.map((name) => [
        name,
        folders.filter(({ owner }) => owner === name).flatMap(({ from, to }) => [from, to]),
      ]),
    ),
  };
}
