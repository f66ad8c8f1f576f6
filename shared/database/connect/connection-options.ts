import { z } from 'zod';
import { Secret } from '@blende/shared/basics/secret.ts';
import type { DatabaseConnection, DatabasePlace } from './connection.ts';

/** A connection as a role gets it on its standard input. */
export const databaseOptions = z
  .strictObject({
    place: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('socket'), socketFolder: z.string().startsWith('/') }),
      z.strictObject({
        kind: z.literal('tls'),
        host: z.string().min(1),
        port: z.int().positive(),
        ca: z.string().nullable(),
      }),
    ]),
    database: z.string().min(1),
    user: z.string().min(1),
    password: z.string().min(1),
  })
  .transform(({ place, password, ...named }): DatabaseConnection => ({
    ...named,
    place: place.kind === 'socket' ? place : { ...place, ca: place.ca ?? undefined },
    password: new Secret(password),
  }));

/** For the standard input of a role and nothing else; `at` turns a path into the one that it sees. */
export function toDatabaseOptions(
  { place, password, database, user }: DatabaseConnection,
  at: (path: string) => string,
): z.input<typeof databaseOptions> {
  return { place: placeOptions(place, at), database, user, password: password.reveal() };
}

function placeOptions(
  place: DatabasePlace,
  at: (path: string) => string,
): z.input<typeof databaseOptions>['place'] {
  return place.kind === 'socket'
    ? { kind: 'socket', socketFolder: at(place.socketFolder) }
    : { ...place, ca: place.ca ?? null };
}
