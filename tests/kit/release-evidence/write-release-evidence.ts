import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { allClaims } from '../../../apps/server/all-claims.ts';
import { openEvidenceLog } from '../../../products/statement/evidence-log/server/evidence-log.ts';
import { EvidenceLogError } from '../../../products/statement/evidence-log/server/evidence-log-error.ts';
import { readSources } from '../architecture/source.ts';
import { claimsProvenIn } from '../proven-claims.ts';
import { releaseFindings } from './release-findings.ts';

export interface ReleaseEvidencePlace {
  /** The program whose tests have just passed. */
  readonly root: string;
  readonly folder: string;
  readonly keyFile: string;
  readonly now?: () => number;
}

export type WrittenEvidence =
  | { readonly written: true; readonly index: number; readonly claims: number }
  /** `foreign`: the folder holds evidence that another machine signed. */
  | { readonly written: false; readonly why: 'changed' | 'no-commit' | 'foreign' };

/** Signs which claims' tests passed, for exactly one commit, with a key of this machine. */
export async function writeReleaseEvidence(place: ReleaseEvidencePlace): Promise<WrittenEvidence> {
  const commit = commitOf(place.root);
  if (commit === undefined) return { written: false, why: 'no-commit' };
  if (isChanged(place.root)) return { written: false, why: 'changed' };
  const proven = claimsProvenIn(readSources(place.root));
  const findings = releaseFindings(allClaims, proven, (place.now ?? Date.now)());
  try {
    const log = await openEvidenceLog(place);
    const index = await log.append({ instance: 'release', commit, findings });
    return { written: true, index, claims: new Set(findings.map(({ claim }) => claim)).size };
  } catch (error) {
    if (error instanceof EvidenceLogError) return { written: false, why: 'foreign' };
    throw error;
  }
}

/** The key stays outside the repository's history; the log can travel with a release. */
export function releaseEvidenceIn(root: string): ReleaseEvidencePlace {
  return {
    root,
    folder: join(root, 'products/statement/release-evidence/log'),
    keyFile: join(root, '.blende/keys/release-evidence.key'),
  };
}

function commitOf(root: string): string | undefined {
  const text = git(root, 'rev-parse', 'HEAD')?.trim();
  return text !== undefined && /^[0-9a-f]{40,64}$/.test(text) ? text : undefined;
}

/** Files that git does not know count too: a test may have passed because of them. */
function isChanged(root: string): boolean {
  return git(root, 'status', '--porcelain') !== '';
}

function git(root: string, ...words: readonly string[]): string | undefined {
  try {
    return execFileSync('git', words, {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return undefined;
  }
}
