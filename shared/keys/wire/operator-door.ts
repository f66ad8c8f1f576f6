import { Secret } from '@blende/shared/basics/secret.ts';
import type { KeyHost, KeysStatus } from '../key-host.ts';
import { KeysError } from '../keys-error.ts';
import type { Root } from '../records/instance-record.ts';
import { readRootWay, ROOT_WAY_BYTES, writeRootWay } from '../root/root-way.ts';
import type { Answer, Answerer } from './door.ts';

const ROOT_BYTES = 32;

/** A status as it goes over a socket: the way in bytes. */
export type ToldStatus = Omit<KeysStatus, 'way'> & { readonly wayBytes?: string };

/**
 * What the operator's commands may ask. They derive the root themselves, from a passphrase or from
 * shares, so that neither ever reaches this process.
 */
export function operatorAnswerers(host: KeyHost): Readonly<Record<string, Answerer>> {
  const done: Answer = {};
  return {
    status: statusAnswerer(host),
    unlock: async ({ body }) => {
      if (body.length !== ROOT_BYTES) throw new KeysError('question-invalid');
      await host.unlock([new Secret<Uint8Array>(body)]);
      body.fill(0);
      return done;
    },
    'set-up': async ({ body }) => {
      await host.setUp(askedRoot(body));
      body.fill(0);
      return done;
    },
    'replace-root': async ({ body }) => {
      await host.replaceRoot(askedRoot(body));
      body.fill(0);
      return done;
    },
    'rotate-tenants': async () => ({ head: { tenants: await host.rotateTenants() } }),
    scrub: async () => ({ head: { mended: await host.scrub() } }),
  };
}

/** What everybody who reaches a door may know. */
export function statusAnswerer(host: KeyHost): Answerer {
  return () => Promise.resolve({ head: { status: tellStatus(host.status()) } });
}

export function rootInBytes({ secret, way }: Root): Buffer {
  return Buffer.concat([writeRootWay(way), secret.reveal()]);
}

export function readStatus(told: ToldStatus): KeysStatus {
  const { wayBytes, ...status } = told;
  const way = wayBytes === undefined ? undefined : readRootWay(Buffer.from(wayBytes, 'base64url'));
  return way === undefined ? status : { ...status, way };
}

function tellStatus({ way, ...status }: KeysStatus): ToldStatus {
  return way === undefined
    ? status
    : { ...status, wayBytes: writeRootWay(way).toString('base64url') };
}

function askedRoot(body: Buffer): Root {
  const way = readRootWay(body.subarray(0, ROOT_WAY_BYTES));
  if (way === undefined || body.length !== ROOT_WAY_BYTES + ROOT_BYTES)
    throw new KeysError('question-invalid');
  return { way, secret: new Secret<Uint8Array>(body.subarray(ROOT_WAY_BYTES)) };
}
