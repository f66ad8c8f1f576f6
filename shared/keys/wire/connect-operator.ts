import type { Secret } from '@blende/shared/basics/secret.ts';
import type { KeysStatus } from '../key-host.ts';
import type { Root } from '../records/instance-record.ts';
import { Connection } from './connection.ts';
import { readStatus, rootInBytes, type ToldStatus } from './operator-door.ts';

/** What the operator's commands hold of the keys process. Fails with a KeysError. */
export interface KeysOperator extends Disposable {
  status(): Promise<KeysStatus>;
  unlock(root: Secret<Uint8Array>): Promise<void>;
  setUp(root: Root): Promise<void>;
  replaceRoot(root: Root): Promise<void>;
  /** Answers how many tenants got another data key. */
  rotateTenants(): Promise<number>;
  /** Answers how many slots were mended. */
  scrub(): Promise<number>;
}

const PATIENCE_MS = 2_000;

export function connectKeysOperator(path: string): KeysOperator {
  const connection = new Connection(path, PATIENCE_MS);
  const askRoot = async (ask: string, root: Root): Promise<void> => {
    const body = rootInBytes(root);
    await connection.ask({ ask }, body);
    body.fill(0);
  };
  return {
    status: async () => {
      const { head } = await connection.ask({ ask: 'status' });
      return readStatus(head['status'] as ToldStatus);
    },
    unlock: async (root) => {
      await connection.ask({ ask: 'unlock' }, root.reveal());
    },
    setUp: async (root) => {
      await askRoot('set-up', root);
    },
    replaceRoot: async (root) => {
      await askRoot('replace-root', root);
    },
    rotateTenants: async () =>
      Number((await connection.ask({ ask: 'rotate-tenants' })).head['tenants']),
    scrub: async () => Number((await connection.ask({ ask: 'scrub' })).head['mended']),
    [Symbol.dispose]: () => {
      connection[Symbol.dispose]();
    },
  };
}
