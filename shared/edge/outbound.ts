import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent, type AgentOptions } from 'node:https';
import type { Duplex } from 'node:stream';

/** A connection to somewhere that the configuration does not name. */
export class OutboundRefusedError extends Error {
  readonly code = 'outbound-refused';
}

/**
 * The one door out: connections over TLS to hosts and ports of these origins, and no others,
 * whatever an answer from there may point to.
 */
export function outboundAgent(origins: readonly string[], options: AgentOptions = {}): HttpsAgent {
  const allowed = new Set(
    origins.map((origin) => {
      const { protocol, hostname, port } = new URL(origin);
      if (protocol !== 'https:') throw new OutboundRefusedError('only TLS leads out');
      return `${hostname}:${port === '' ? '443' : port}`;
    }),
  );
  return new AllowListedAgent(allowed, options);
}

/** For clients that would also speak plain HTTP: nothing leads out without TLS. */
export function noPlainOutbound(): HttpAgent {
  return new RefusingAgent();
}

class AllowListedAgent extends HttpsAgent {
  readonly #allowed: ReadonlySet<string>;

  constructor(allowed: ReadonlySet<string>, options: AgentOptions) {
    super(options);
    this.#allowed = allowed;
  }

  override createConnection(
    ...[options, callback]: Parameters<HttpsAgent['createConnection']>
  ): Duplex | null | undefined {
    const target = `${String(options.host)}:${String(options.port)}`;
    if (!this.#allowed.has(target)) throw new OutboundRefusedError('this host is not configured');
    return super.createConnection(options, callback);
  }
}

class RefusingAgent extends HttpAgent {
  override createConnection(): Duplex {
    throw new OutboundRefusedError('only TLS leads out');
  }
}
