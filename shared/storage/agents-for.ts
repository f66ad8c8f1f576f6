import { noPlainOutbound, outboundAgent } from '../outbound/outbound-agent.ts';
import type { OutboundDoor } from '../outbound/outbound-door.ts';
import type { S3CopySpec } from './open-storage.ts';
import type { OutboundAgents } from './places/s3-client.ts';

/** The way to stores through the one door out, over TLS, with connections kept for the next request. */
export function agentsFor(door: OutboundDoor): (spec: S3CopySpec) => OutboundAgents {
  return ({ ca }) => ({
    httpAgent: noPlainOutbound(),
    httpsAgent: outboundAgent(door, 'objects', {
      keepAlive: true,
      ...(ca === undefined ? {} : { ca }),
    }),
  });
}
