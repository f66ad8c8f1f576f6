import type { KeyId } from '../key-id.ts';
import type { Keyring } from '../keyring.ts';
import { askedDuration, askedIds, askedKind, askedTenant, askedText } from './asked.ts';
import type { Answerer } from './door.ts';
import { writeOpenedKeys } from './opened-keys.ts';

/** What the library may ask. `ring` throws while the root is locked. */
export function libraryAnswerers(ring: () => Keyring): Readonly<Record<string, Answerer>> {
  return {
    'create-tenant': async (frame) => {
      await ring().createTenant(askedTenant(frame));
      return {};
    },
    create: async (frame) => ({
      head: { ...(await ring().create(askedTenant(frame), askedKind(frame))) },
    }),
    recipients: async (frame) => ({
      head: { recipients: await ring().recipients(texts(askedIds(frame))) },
    }),
    open: async (frame) => ({
      body: writeOpenedKeys(await ring().openBytes(askedIds(frame), askedTenant(frame))),
    }),
    'tenant-keys': async (frame) => {
      const { epoch, index, privateHalf } = ring().ownKeys(askedTenant(frame));
      return { head: { epoch }, body: Buffer.concat([index.reveal(), privateHalf.reveal()]) };
    },
    destroy: async (frame) => {
      await ring().destroy(texts(askedIds(frame)));
      return {};
    },
    'destroy-tenant': async (frame) => {
      await ring().destroyTenant(askedTenant(frame));
      return {};
    },
    grant: async (frame) => {
      const job = askedText(frame.head['job']);
      return {
        head: { grant: await ring().grant(job, texts(askedIds(frame)), askedDuration(frame)) },
      };
    },
  };
}

/** What a worker may ask: the keys of its job, and nothing else. */
export function workerAnswerers(ring: () => Keyring): Readonly<Record<string, Answerer>> {
  return {
    'open-granted': async ({ head }) => {
      const [grant, job] = [askedText(head['grant']), askedText(head['job'])];
      return { body: writeOpenedKeys(await ring().openGranted(grant, job)) };
    },
  };
}

function texts(ids: readonly Buffer[]): readonly KeyId[] {
  return ids.map((id) => id.toString('base64url') as KeyId);
}
