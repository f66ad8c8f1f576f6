import { z } from 'zod';
import { openChallengeServer } from '@blende/shared/edge/acme/challenge-server.ts';
import { CertificateStore } from '@blende/shared/edge/acme/certificate-store.ts';
import { keepCertificate } from '@blende/shared/edge/acme/keep-certificate.ts';
import { orderCertificate } from '@blende/shared/edge/acme/order-certificate.ts';
import { untilListening } from '@blende/shared/edge/acme/until-listening.ts';
import { runRole } from '@blende/shared/supervisor/run-role.ts';

const certificatesOptions = z.strictObject({
  socket: z.string(),
  folder: z.string(),
  /** Where the edge takes the authority's questions. */
  proof: z.strictObject({ address: z.string(), port: z.number().int() }),
  domains: z.array(z.string()).min(1),
  authority: z.strictObject({ directoryUrl: z.url(), ca: z.string().exactOptional() }),
});

await runRole({
  parseOptions: (value) => certificatesOptions.parse(value),
  start: async ({ socket, folder, proof, domains, authority }, report) => {
    const store = new CertificateStore(folder);
    const server = await openChallengeServer(socket);
    const stopping = new AbortController();
    const { pending } = server;
    void keepCertificate(
      {
        store,
        order: async () => {
          await untilListening(proof, stopping.signal);
          return await orderCertificate({ authority, domains, store, pending });
        },
        obtained: (days) => report('certificate-obtained', { days }),
        failed: (reason, retryMinutes) =>
          report('certificate-not-obtained', { reason, retryMinutes }),
      },
      stopping.signal,
    );
    return {
      stop: async () => {
        stopping.abort();
        await server[Symbol.asyncDispose]();
      },
    };
  },
});
