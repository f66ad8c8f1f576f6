import type { Claim, EvidenceNeed } from './claim.ts';
import type { Declaration } from './declaration.ts';
import type { Finding } from './finding.ts';
import type { NotCheckedReason, Verdict } from './sentence.ts';

const DAY_MS = 86_400_000;

/** What one need has to show for itself. */
type Answer<F> =
  | { readonly kind: 'held'; readonly finding: F }
  | { readonly kind: NotCheckedReason; readonly finding?: F };

/**
 * What evidence and declarations make of one claim at one moment. Fails closed: what is missing, too
 * old, dated in the future or not independent proves nothing, and one fresh contradiction is enough.
 */
export function weighEvidence<F extends Finding>(
  claim: Claim,
  declarations: readonly Declaration[],
  evidence: readonly F[],
  nowMs: number,
): Verdict<F> {
  const known = evidence.filter(
    ({ claim: id, need, atMs }) => id === claim.id && need < claim.evidence.length && atMs <= nowMs,
  );
  const releaseTests = newestOfEachNeed(known.filter(({ by }) => by === 'release-test'));
  const isFresh = ({ atMs }: F): boolean => nowMs - atMs <= claim.maxAgeDays * DAY_MS;
  const contrary = known.filter((finding) => isFresh(finding) && stillFails(finding, known));
  const newest = contrary.toSorted(byAge)[0];
  if (newest !== undefined)
    return { state: 'contrary', ...whatOf(newest), findings: contrary, releaseTests };

  const probed = known.filter(({ by }) => by !== 'release-test');
  const answers = claim.evidence.flatMap((need, index) =>
    isDeclared(need)
      ? []
      : [
          answerOf(
            probed.filter((one) => one.need === index),
            isFresh,
          ),
        ],
  );
  const findings = answers.flatMap(({ finding }) => (finding === undefined ? [] : [finding]));
  const shared = { findings, releaseTests };
  const declaration = declarationFor(claim, declarations);
  const isValid = declaration !== undefined && declaration.validUntilMs >= nowMs;
  const reason = weakestOf(answers);
  if (claim.class !== 'D' && reason === undefined && answers.length > 0)
    if (isValid || !claim.evidence.some(isDeclared))
      return { state: 'proven', ...oldest(findings), ...shared };
  if (isValid)
    return { state: 'declared', untilMs: declaration.validUntilMs, declaration, ...shared };
  if (declaration !== undefined)
    return { ...notChecked('outdated', findings), untilMs: declaration.validUntilMs, ...shared };
  return { ...notChecked(reason ?? 'none', findings), ...shared };
}

/** A contradiction stands until a later check of the same kind, no less independent, holds. */
function stillFails<F extends Finding>(finding: F, known: readonly F[]): boolean {
  return (
    finding.outcome === 'fails' &&
    !known.some(
      (later) =>
        later.outcome === 'holds' &&
        later.need === finding.need &&
        later.by === finding.by &&
        later.atMs > finding.atMs &&
        (later.independent || !finding.independent),
    )
  );
}

function answerOf<F extends Finding>(
  findings: readonly F[],
  isFresh: (finding: F) => boolean,
): Answer<F> {
  const fresh = findings.filter(isFresh).toSorted(byAge);
  const held = fresh.filter(({ outcome }) => outcome === 'holds');
  const independent = held.find((finding) => finding.independent);
  if (independent !== undefined) return { kind: 'held', finding: independent };
  if (held[0] !== undefined) return { kind: 'not-independent', finding: held[0] };
  if (fresh[0] !== undefined) return { kind: 'could-not-check', finding: fresh[0] };
  const old = findings.filter(({ outcome }) => outcome === 'holds').toSorted(byAge)[0];
  return old === undefined ? { kind: 'none' } : { kind: 'outdated', finding: old };
}

const FROM_WEAKEST: readonly NotCheckedReason[] = [
  'none',
  'could-not-check',
  'outdated',
  'not-independent',
];

function weakestOf<F>(answers: readonly Answer<F>[]): NotCheckedReason | undefined {
  return FROM_WEAKEST.find((reason) => answers.some(({ kind }) => kind === reason));
}

function notChecked(
  reason: NotCheckedReason,
  findings: readonly Finding[],
): { state: 'not-checked'; reason: NotCheckedReason; atMs?: number; code?: string } {
  if (reason === 'none') return { state: 'not-checked', reason };
  const code = findings.find(({ outcome }) => outcome === 'not-checked')?.code;
  const known = reason === 'could-not-check' && code !== undefined ? { code } : {};
  return { state: 'not-checked', reason, ...oldest(findings), ...known };
}

/** Without a need for a declaration none counts: nobody can declare what can be checked. */
function declarationFor(
  claim: Claim,
  declarations: readonly Declaration[],
): Declaration | undefined {
  if (!claim.evidence.some(isDeclared)) return undefined;
  return declarations
    .filter((declaration) => declaration.claim === claim.id)
    .toSorted((a, b) => b.validUntilMs - a.validUntilMs)[0];
}

function isDeclared({ kind }: EvidenceNeed): boolean {
  return kind === 'declaration';
}

function newestOfEachNeed<F extends Finding>(findings: readonly F[]): readonly F[] {
  const newest = new Map(
    findings.toSorted((a, b) => a.atMs - b.atMs).map((finding) => [finding.need, finding]),
  );
  return [...newest.values()].toSorted((a, b) => a.need - b.need);
}

function byAge(a: Finding, b: Finding): number {
  return b.atMs - a.atMs;
}

function whatOf({ atMs, code }: Finding): { atMs: number; code?: string } {
  return { atMs, ...(code === undefined ? {} : { code }) };
}

function oldest(findings: readonly Finding[]): { atMs?: number } {
  return findings.length === 0 ? {} : { atMs: Math.min(...findings.map(({ atMs }) => atMs)) };
}
