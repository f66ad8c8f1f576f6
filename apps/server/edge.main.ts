import { z } from 'zod';
import { Secret } from '@blende/shared/basics/secret.ts';
import type { EdgeCertificate } from '@blende/shared/edge/edge-certificate.ts';
import { openEdge } from '@blende/shared/edge/edge.ts';
import type { CertificateText } from '@blende/shared/supervisor/role-messages.ts';
import { runRole } from '@blende/shared/supervisor/run-role.ts';
import { edgeRoutes, knowingRoutes } from './compose.ts';

const site = z.strictObject({
  publicOrigins: z.array(z.string()).min(1),
  statementSocket: z.string(),
});

const edgeOptions = z
  .strictObject({
    port: z.number().int().min(0).max(65_535),
    address: z.union([z.ipv4(), z.ipv6()]),
    door: z.string().exactOptional(),
    meetings: site
      .extend({
        conferenceSocket: z.string(),
        admissionSocket: z.string(),
        disclosureSeed: z
          .string()
          .min(1)
          .transform((seed) => new Secret(seed)),
      })
      .exactOptional(),
    library: site
      .extend({ librarySocket: z.string(), port: z.number().int().exactOptional() })
      .exactOptional(),
    behindProxy: z.boolean().exactOptional(),
    certificate: z
      .union([z.literal('pending'), z.strictObject({ chain: z.string(), key: z.string() })])
      .optional(),
    redirect: z
      .strictObject({
        port: z.number().int().min(0).max(65_535),
        challengeSocket: z.string().exactOptional(),
      })
      .exactOptional(),
    relay: z
      .strictObject({
        address: z.string(),
        peer: z.strictObject({ address: z.string(), port: z.number().int() }),
      })
      .optional(),
  })
  // Without TLS nothing may be reachable from another machine.
  .refine(({ address, certificate }) => certificate !== undefined || address.startsWith('127.'));

await runRole({
  parseOptions: (value) => edgeOptions.parse(value),
  start: async ({ certificate, relay, meetings, library, ...options }, report) => {
    let relayPort: number | undefined;
    const edge = await openEdge(
      {
        ...options,
        publicOrigins: meetings?.publicOrigins ?? [],
        routes: meetings === undefined ? [] : edgeRoutes(meetings),
        ...(library === undefined
          ? {}
          : { knowing: { ...library, routes: knowingRoutes(library) } }),
        ...(certificate === undefined
          ? {}
          : {
              certificate: certificate === 'pending' ? certificate : edgeCertificate(certificate),
            }),
        ...(relay === undefined ? {} : { turn: { ...relay, port: () => relayPort } }),
      },
      report,
    );
    return {
      engineChanged: (engine) => {
        relayPort = engine.state === 'ready' ? engine.relayPort : undefined;
      },
      certificateChanged: (changed) => {
        edge.changeCertificate(edgeCertificate(changed));
      },
      stop: async () => {
        await edge[Symbol.asyncDispose]();
      },
    };
  },
});

function edgeCertificate({ chain, key }: CertificateText): EdgeCertificate {
  return { chain, key: new Secret(key) };
}
