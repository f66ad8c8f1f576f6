import { statSync } from 'node:fs';
import { z } from 'zod';
import { runRole } from '@blende/shared/supervisor/run-role.ts';
import { Auditor, openAuditDoor, openEvidenceLog, tellFinding } from '@blende/statement/probes.ts';
import { allClaims } from './all-claims.ts';
import { allProbes, processesOf, type AuditedInstance } from './all-probes.ts';

const auditorOptions = z.strictObject({
  socket: z.string(),
  evidenceFolder: z.string(),
  keyFile: z.string(),
  door: z.strictObject({ socket: z.string(), origin: z.string(), tls: z.boolean() }),
  dataFolder: z.string(),
  known: z.array(z.string()),
  mayWrite: z.record(z.string(), z.array(z.string())),
  location: z.strictObject({
    addresses: z.array(z.string()),
    networks: z.array(z.string()).optional(),
  }),
  /** Where the library is asked, if this instance has one. */
  library: z.strictObject({ origin: z.string() }).exactOptional(),
  keptIn: z.array(z.string()),
  outbound: z.array(
    z.strictObject({
      host: z.string(),
      port: z.number().int(),
      purpose: z.enum(['certificate', 'database', 'objects', 'approved']),
      location: z
        .string()
        .optional()
        .transform((location) => location),
    }),
  ),
  network: z.strictObject({
    listeners: z.array(
      z.strictObject({
        process: z.string(),
        protocol: z.enum(['tcp', 'udp']),
        address: z.string().exactOptional(),
        port: z.number().int().exactOptional(),
      }),
    ),
    outboundPorts: z.array(z.number().int()),
  }),
  proxyFiles: z.array(z.string()).optional(),
  storage: z
    .strictObject({
      copies: z.array(
        z.discriminatedUnion('kind', [
          z.strictObject({
            kind: z.literal('folder'),
            path: z.string(),
            machine: z.string().optional(),
          }),
          z.strictObject({ kind: z.literal('s3'), host: z.string() }),
        ]),
      ),
      keyCopies: z.array(z.string()),
      database: z.enum(['embedded', 'elsewhere']),
    })
    .optional(),
  instance: z.string(),
  commit: z.string(),
});

await runRole({
  parseOptions: (value) => auditorOptions.parse(value),
  start: async ({ socket, evidenceFolder, keyFile, instance, commit, ...audited }, report) => {
    const looked = { ...audited, supervisorPid: process.ppid };
    const auditor = new Auditor({
      probes: allProbes(looked),
      openLog: () => openEvidenceLog({ folder: evidenceFolder, keyFile }),
      instance,
      commit,
      independent: () => hasUserOfItsOwn(looked),
      notWritten: (reason) => report('evidence-not-written', { reason }),
    });
    const door = await openAuditDoor(socket, async () =>
      (await auditor.run()).map((finding) => tellFinding(finding, allClaims)),
    );
    return {
      stop: async () => {
        await door[Symbol.asyncDispose]();
        await auditor[Symbol.asyncDispose]();
      },
    };
  },
});

/** Only then nobody whom it checks could have touched what it does. */
function hasUserOfItsOwn(audited: AuditedInstance): boolean {
  const others = processesOf(audited).filter(({ pid }) => pid !== process.pid);
  return others.every(({ pid }) => statSync(`/proc/${pid}`).uid !== process.getuid?.());
}
