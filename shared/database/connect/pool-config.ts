import type { PoolConfig } from 'pg';
import type { DatabaseConnection, DatabasePlace } from './connection.ts';

const CONNECT_TIMEOUT_MS = 5000;
const IDLE_TIMEOUT_MS = 60_000;

/** What the driver of PostgreSQL wants to know; `atMost` connections at once. */
export function poolConfig(connection: DatabaseConnection, atMost = 10): PoolConfig {
  const { place, database, user, password } = connection;
  return {
    ...placeConfig(place),
    database,
    user,
    password: password.reveal(),
    max: atMost,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: IDLE_TIMEOUT_MS,
    application_name: 'blende',
  };
}

function placeConfig(place: DatabasePlace): PoolConfig {
  // Everything is named, so that nothing comes from variables of the environment.
  if (place.kind === 'socket') return { host: place.socketFolder, port: 5432, ssl: false };
  const { host, port, ca } = place;
  const trusted = ca === undefined ? {} : { ca };
  return {
    host,
    port,
    // The driver gives the host on, against which Node checks the certificate.
    ssl: { ...trusted, rejectUnauthorized: true, minVersion: 'TLSv1.2' },
  };
}
