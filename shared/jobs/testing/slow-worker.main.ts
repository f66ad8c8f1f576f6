import { setTimeout as delay } from 'node:timers/promises';
import { Secret } from '@blende/shared/basics/secret.ts';
import type { DatabaseConnection } from '@blende/shared/database/connect/connection.ts';
import { handles } from '../job-handler.ts';
import { JobWorker } from '../job-worker.ts';
import { slowKind } from './slow-kind.ts';

// A worker that never gets done: it gets its connection as a message, says that it has begun, and
// waits for its end.

type Sent = Omit<DatabaseConnection, 'password'> & { readonly password: string };

async function handle(): Promise<void> {
  process.send?.('begun');
  await delay(600_000);
}

process.once('message', (message: Sent) => {
  void JobWorker.open(
    { ...message, password: new Secret(message.password) },
    { handled: [handles(slowKind, handle)] },
    { ended: () => undefined, databaseFailed: () => undefined },
  );
});
