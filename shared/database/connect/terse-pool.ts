import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import { Pool, type PoolClient } from 'pg';
import type { DatabaseConnection } from './connection.ts';
import { poolConfig } from './pool-config.ts';
import { sqlErrorOf } from './sql-error.ts';

type Command = PostgresQueryResult<unknown>['command'];

/**
 * Connections to one database, as kysely takes them, whose errors tell no value. A connection that
 * breaks is thrown away, and the next piece of work opens a new one.
 */
export function tersePool(connection: DatabaseConnection, atMost?: number): PostgresPool {
  const pool = new Pool(poolConfig(connection, atMost));
  // The database went away while nobody used the connection; the pool forgets it by itself.
  pool.on('error', () => undefined);
  const clients = new WeakMap<PoolClient, TerseClient>();
  // Here and not when it is lent: a database that is killed may end it in between.
  pool.on('connect', (client) => clients.set(client, new TerseClient(client)));
  return {
    options: {},
    connect: async () => {
      try {
        const client = await pool.connect();
        const known = clients.get(client) ?? new TerseClient(client);
        clients.set(client, known);
        return known;
      } catch (error) {
        throw sqlErrorOf(error);
      }
    },
    end: async () => await pool.end(),
  };
}

/** Streams are not for us: kysely's cursor is a package of its own. */
class TerseClient implements PostgresPoolClient {
  readonly #client: PoolClient;
  #isBroken = false;

  constructor(client: PoolClient) {
    this.#client = client;
    // Also while it is lent, between two statements: without a listener this would end the process.
    client.on('error', () => {
      this.#isBroken = true;
    });
  }

  query<Row>(statement: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
  query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
  query<Row>(
    statement: string | PostgresCursor<Row>,
    parameters: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<Row>> | PostgresCursor<Row> {
    if (typeof statement !== 'string') throw new TypeError('no cursors');
    return this.#run<Row>(statement, parameters);
  }

  async #run<Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>> {
    try {
      const { command, rowCount, rows } = await this.#client.query({ text, values: [...values] });
      return { command: command as Command, rowCount: rowCount ?? 0, rows };
    } catch (error) {
      throw sqlErrorOf(error);
    }
  }

  release(destroy = false): void {
    this.#client.release(destroy || this.#isBroken);
  }
}
