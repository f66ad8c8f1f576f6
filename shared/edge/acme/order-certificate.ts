import { axios, Client, crypto } from 'acme-client';
import { noPlainOutbound, outboundAgent } from '@blende/shared/outbound/outbound-agent.ts';
import { OutboundDoor } from '@blende/shared/outbound/outbound-door.ts';
import type { CertificateStore, StoredCertificate } from './certificate-store.ts';

const REQUEST_TIMEOUT_MS = 30_000;
const HTTPS_PORT = 443;

export interface Authority {
  /** Of its directory (RFC 8555, section 7.1.1). */
  readonly directoryUrl: string;
  /** PEM of whoever vouches for the authority's own address, if the system does not know them. */
  readonly ca?: string;
}

export interface Order {
  readonly authority: Authority;
  readonly domains: readonly string[];
  readonly store: CertificateStore;
  readonly pending: Map<string, string>;
}

/** Asks the authority for a new certificate, with a new key, by http-01. */
export async function orderCertificate(order: Order): Promise<StoredCertificate> {
  const { authority, domains, pending } = order;
  throughTheDoor(authority);
  const accountKey = await order.store.accountKey(newKey);
  const client = new Client({ directoryUrl: authority.directoryUrl, accountKey });
  await signIn(client);
  const key = await newKey();
  const [, request] = await crypto.createCsr({ altNames: [...domains] }, key);
  const chain = await client.auto({
    csr: request,
    termsOfServiceAgreed: true,
    challengePriority: ['http-01'],
    // From in here the own public address may lead nowhere; the authority's look is what counts.
    skipChallengeVerification: true,
    challengeCreateFn: async (_authorization, { type, token }, answer) => {
      if (type !== 'http-01') throw new TypeError('the authority does not offer http-01');
      pending.set(token, answer);
      await Promise.resolve();
    },
    challengeRemoveFn: async (_authorization, { token }) => {
      await Promise.resolve(pending.delete(token));
    },
  });
  return { chain, key };
}

/**
 * Makes the account or finds it. For one that exists, the library goes on with an update that
 * changes nothing, which strict authorities refuse; the account is known by then.
 */
async function signIn(client: Client): Promise<void> {
  try {
    await client.createAccount({ termsOfServiceAgreed: true });
  } catch (error) {
    if (!isSignedIn(client)) throw error;
  }
}

function isSignedIn(client: Client): boolean {
  try {
    return client.getAccountUrl() !== '';
  } catch {
    return false;
  }
}

async function newKey(): Promise<string> {
  return (await crypto.createPrivateEcdsaKey()).toString();
}

/** The library keeps one HTTP client for everybody; this process asks one authority only. */
function throughTheDoor({ directoryUrl, ca }: Authority): void {
  const { protocol, hostname: host, port } = new URL(directoryUrl);
  const place = { host, port: port === '' ? HTTPS_PORT : Number(port) };
  const door = new OutboundDoor(
    protocol === 'https:' ? [{ ...place, purpose: 'certificate', location: undefined }] : [],
  );
  axios.defaults.httpsAgent = outboundAgent(door, 'certificate', ca === undefined ? {} : { ca });
  axios.defaults.httpAgent = noPlainOutbound();
  axios.defaults.proxy = false;
  axios.defaults.maxRedirects = 0;
  axios.defaults.timeout = REQUEST_TIMEOUT_MS;
}
