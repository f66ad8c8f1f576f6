import { releaseEvidenceIn, writeReleaseEvidence } from './write-release-evidence.ts';

const REASONS = {
  changed: 'not written: the files differ from the commit, so it would name the wrong ones',
  'no-commit': 'not written: this is no Git repository, so there is no commit to name',
  foreign: 'not written: the folder holds what another machine signed, or is damaged',
} as const;

const result = await writeReleaseEvidence(releaseEvidenceIn(process.cwd()));
process.stdout.write(
  result.written
    ? `Evidence of this run, for ${result.claims} sentences: record ${result.index + 1} in products/statement/release-evidence/log\n`
    : `Evidence of this run ${REASONS[result.why]}.\n`,
);
