import { Secret } from '@blende/shared/basics/secret.ts';
import type { CreatedKey, GrantedKeys, KeyClient, TenantKeys } from '../key-client.ts';
import { keyIdToBytes, type KeyId } from '../key-id.ts';
import { KeysError } from '../keys-error.ts';
import { ageIdentity, ageRecipient, publicHalf } from '../x25519.ts';
import { Connection } from './connection.ts';
import { readOpenedKeys } from './opened-keys.ts';

/** Others get their turn in between. */
const IDS_AT_ONCE = 8_192;
const PATIENCE_MS = 10_000;

export interface ConnectOptions {
  /** How long a question waits for a keys process that is away. */
  readonly patienceMs?: number;
}

/** The key store behind the library's socket. Connects when asked, and again after a loss. */
export function connectKeys(path: string, options: ConnectOptions = {}): KeyClient & Disposable {
  const connection = new Connection(path, options.patienceMs ?? PATIENCE_MS);
  return {
    ...granted(connection),
    createTenant: async (tenant) => {
      await connection.ask({ ask: 'create-tenant', tenant });
    },
    create: async (tenant, kind) => created(await connection.ask({ ask: 'create', tenant, kind })),
    recipients: async (ids) =>
      await inParts(ids, async (body) => {
        const { head } = await connection.ask({ ask: 'recipients' }, body);
        return head['recipients'] as readonly string[];
      }),
    open: async (tenant, ids) =>
      await inParts(ids, async (body) =>
        readOpenedKeys((await connection.ask({ ask: 'open', tenant }, body)).body),
      ),
    tenantKeys: async (tenant) => tenantKeys(await connection.ask({ ask: 'tenant-keys', tenant })),
    destroy: async (ids) => {
      await inParts(ids, async (body) => {
        await connection.ask({ ask: 'destroy' }, body);
        return [];
      });
    },
    destroyTenant: async (tenant) => {
      await connection.ask({ ask: 'destroy-tenant', tenant });
    },
    grant: async (job, ids, validForMs) => {
      const body = Buffer.concat(ids.map(keyIdToBytes));
      const { head } = await connection.ask({ ask: 'grant', job, validForMs }, body);
      return text(head['grant']);
    },
    [Symbol.dispose]: () => {
      connection[Symbol.dispose]();
    },
  };
}

/** The key store behind the workers' socket. */
export function connectGrantedKeys(
  path: string,
  options: ConnectOptions = {},
): GrantedKeys & Disposable {
  const connection = new Connection(path, options.patienceMs ?? PATIENCE_MS);
  return {
    ...granted(connection),
    [Symbol.dispose]: () => {
      connection[Symbol.dispose]();
    },
  };
}

function granted(connection: Connection): GrantedKeys {
  return {
    openGranted: async (grant, job) =>
      readOpenedKeys((await connection.ask({ ask: 'open-granted', grant, job })).body),
  };
}

async function inParts<Value>(
  ids: readonly KeyId[],
  ask: (body: Buffer) => Promise<readonly Value[]>,
): Promise<readonly Value[]> {
  const answers: Value[] = [];
  for (let at = 0; at < ids.length; at += IDS_AT_ONCE) {
    const part = await ask(Buffer.concat(ids.slice(at, at + IDS_AT_ONCE).map(keyIdToBytes)));
    for (const one of part) answers.push(one);
  }
  return answers;
}

function created({ head }: { readonly head: Readonly<Record<string, unknown>> }): CreatedKey {
  return { id: text(head['id']) as KeyId, recipient: text(head['recipient']) };
}

function tenantKeys(answer: {
  readonly head: Readonly<Record<string, unknown>>;
  readonly body: Buffer;
}): TenantKeys {
  const index = Uint8Array.from(answer.body.subarray(0, 32));
  const privateHalf = answer.body.subarray(32);
  const keys = {
    epoch: Number(answer.head['epoch']),
    index: new Secret<Uint8Array>(index),
    identity: new Secret(ageIdentity(privateHalf)),
    recipient: ageRecipient(publicHalf(privateHalf)),
  };
  answer.body.fill(0);
  return keys;
}

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new KeysError('not-answering');
}
