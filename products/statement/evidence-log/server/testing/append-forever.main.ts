import { openEvidenceLog } from '../evidence-log.ts';

// Appends until it is killed, and tells each index once the log says that it is on the disk.
const [folder = '', keyFile = ''] = process.argv.slice(2);
const log = await openEvidenceLog({ folder, keyFile });
process.stdout.write(`opened ${log.size}\n`);
for (;;) {
  const index = await log.append({ instance: 'test', commit: 'unknown', findings: [] });
  process.stdout.write(`appended ${index}\n`);
}
