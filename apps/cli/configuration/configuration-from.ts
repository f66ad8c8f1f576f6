import { Secret } from '@blende/shared/basics/secret.ts';
import type { OutboundTarget } from '@blende/shared/outbound/outbound-target.ts';
import { databaseAddress } from './database-address.ts';
import type { Configuration, CopyConfiguration, DatabaseConfiguration } from './configuration.ts';
import { refused, type FilePath } from './configuration-refused.ts';
import type { ConfigurationText } from './configuration-schema.ts';
import { configuredCopies, configuredKeys } from './configured-copies.ts';
import { namedHost } from './https-endpoint.ts';
import { assertPlaces } from './assert-places.ts';
import { readCaFile, readSecretFile } from './secret-file.ts';

export interface ConfigurationSurroundings {
  readonly dataFolder: string;
  /** `DATABASE_URL` of the operator's environment, in place of `database.urlFile`. */
  readonly databaseUrl: string | undefined;
}

/** Steps two and three: a tree without contradictions, and its secrets. @throws OperatorError */
export function configurationFrom(
  text: ConfigurationText,
  { dataFolder, databaseUrl }: ConfigurationSurroundings,
): Configuration {
  const copies = configuredCopies(text, dataFolder);
  const keys = configuredKeys(text, dataFolder);
  assertPlaces(copies, keys, dataFolder);
  const database = configuredDatabase(text, databaseUrl);
  return {
    objects: { copies },
    database,
    keys,
    allowed: configuredTargets(text, endpointsOf(copies, database)),
  };
}

function configuredDatabase(
  { database }: ConfigurationText,
  fromEnvironment: string | undefined,
): DatabaseConfiguration {
  if (database === undefined) {
    if (fromEnvironment === undefined) return { kind: 'embedded' };
    throw refused(
      'location-missing',
      ['database', 'location'],
      'has to say where the database of DATABASE_URL stands; without it, unset DATABASE_URL',
    );
  }
  const at = ['database', 'urlFile'];
  if ((database.urlFile === undefined) === (fromEnvironment === undefined))
    throw refused(
      'database-contradiction',
      at,
      'has to name a file, or DATABASE_URL has to be set, one of the two',
    );
  const url =
    database.urlFile === undefined
      ? new Secret(fromEnvironment ?? '')
      : readSecretFile(database.urlFile, at);
  return {
    kind: 'elsewhere',
    ...databaseAddress(url, at),
    ca: readCaFile(database.caFile, ['database', 'caFile']),
    location: database.location,
  };
}

interface ConfiguredEndpoint extends OutboundTarget {
  readonly at: FilePath;
}

function endpointsOf(
  copies: readonly CopyConfiguration[],
  database: DatabaseConfiguration,
): readonly ConfiguredEndpoint[] {
  const objects = copies.flatMap((copy, index) => {
    if (copy.kind === 'folder') return [];
    const { host, port, location } = copy;
    const at = ['objects', 'copies', index];
    return [{ host, port, location, purpose: 'objects' as const, at }];
  });
  if (database.kind === 'embedded') return objects;
  const { host, port, location } = database;
  return [...objects, { host, port, location, purpose: 'database', at: ['database'] }];
}

/** Every endpoint stands on the list, in the place that the list says. */
function configuredTargets(
  { allowed = [] }: ConfigurationText,
  endpoints: readonly ConfiguredEndpoint[],
): readonly OutboundTarget[] {
  const listed = allowed.map(({ host, port, location }, index) => ({
    host: namedHost(host, ['allowed', index, 'host']),
    port,
    location,
  }));
  const isSame = (a: Place, b: Place): boolean => a.host === b.host && a.port === b.port;
  for (const [index, entry] of listed.entries())
    if (listed.slice(0, index).some((other) => isSame(other, entry)))
      throw refused('allowed-twice', ['allowed', index], 'stands there twice');
  for (const endpoint of endpoints) {
    const entry = listed.find((one) => isSame(one, endpoint));
    if (entry === undefined)
      throw refused('not-allowed', endpoint.at, 'leads to a host and port that "allowed" lacks');
    if (entry.location !== endpoint.location)
      throw refused(
        'location-contradiction',
        [...endpoint.at, 'location'],
        'says something else than "allowed" says of the same host',
      );
  }
  const used = endpoints.map(({ host, port, location, purpose }) => ({
    host,
    port,
    location,
    purpose,
  }));
  const others = listed.filter((entry) => !used.some((one) => isSame(one, entry)));
  return [...used, ...others.map((entry) => ({ ...entry, purpose: 'approved' as const }))];
}

type Place = Pick<OutboundTarget, 'host' | 'port'>;
