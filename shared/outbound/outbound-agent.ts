import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent, type AgentOptions } from 'node:https';
import type { Duplex } from 'node:stream';
import type { OutboundDoor } from './outbound-door.ts';
import { OutboundRefusedError } from './outbound-refused.ts';
import type { OutboundPurpose } from './outbound-target.ts';

/**
 * For clients that take an agent (ACME, S3): connections over TLS to the hosts and ports that the
 * door lists for this purpose, whatever an answer from there may point to.
 */
export function outboundAgent(
  door: OutboundDoor,
  purpose: OutboundPurpose,
  options: AgentOptions = {},
): HttpsAgent {
  return new DoorAgent(door, purpose, options);
}

/** For clients that would also speak plain HTTP: nothing leads out without TLS. */
export function noPlainOutbound(): HttpAgent {
  return new RefusingAgent();
}

class DoorAgent extends HttpsAgent {
  readonly #door: OutboundDoor;
  readonly #purpose: OutboundPurpose;

  constructor(door: OutboundDoor, purpose: OutboundPurpose, options: AgentOptions) {
    super({ ...options, rejectUnauthorized: true });
    this.#door = door;
    this.#purpose = purpose;
  }

  override createConnection(
    ...[options, callback]: Parameters<HttpsAgent['createConnection']>
  ): Duplex | null | undefined {
    const { host, port } = options;
    this.#door.admit({ host: String(host), port: Number(port) }, this.#purpose);
    return super.createConnection({ ...options, rejectUnauthorized: true }, callback);
  }
}

class RefusingAgent extends HttpAgent {
  override createConnection(): Duplex {
    throw new OutboundRefusedError('not-tls');
  }
}
