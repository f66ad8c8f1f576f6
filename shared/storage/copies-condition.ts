import type { PlaceHealth } from './copies/copy-health.ts';
import { newestScrubReport } from './copies/scrub-report-file.ts';
import type { ScrubReport } from './copies/scrub.ts';
import type { CopySpec, OpenCopy, OpenStorage } from './open-storage.ts';

/** What an operator has to know of the copies: no object and no key is named. */
export interface CopiesCondition {
  readonly copies: readonly CopyCondition[];
  /** Block devices or declared machines: two folders on one disk are one place. */
  readonly places: number;
  /** Blobs that lie in fewer copies than they should, as far as it is known. */
  readonly incomplete: number;
  /** Unix time of the last reading back of everything; undefined before the first. */
  readonly scrubbedAtMs: number | undefined;
  /** Made good from another copy since the process started. */
  readonly healed: number;
}

export interface CopyCondition {
  readonly where:
    | { readonly kind: 'folder'; readonly path: string; readonly machine: string | undefined }
    | {
        readonly kind: 's3';
        readonly endpoint: string;
        readonly bucket: string;
        readonly location: string;
      };
  readonly state: 'whole' | 'behind' | 'away' | 'read-only' | 'full';
  readonly missing: number;
}

export async function copiesCondition({
  each,
  copies,
  places,
}: OpenStorage): Promise<CopiesCondition> {
  const folders = each.flatMap(({ spec }) => (spec.kind === 'folder' ? [spec.path] : []));
  const report = await newestScrubReport(folders);
  const conditions = each.map((copy) =>
    conditionOf(copy, copies.health.of(copy.place.name), report),
  );
  return {
    copies: conditions,
    places,
    incomplete: conditions.reduce((most, { missing }) => Math.max(most, missing), 0),
    scrubbedAtMs: report?.endedAtMs,
    healed: each.reduce((sum, { place }) => sum + copies.health.of(place.name).healed, 0),
  };
}

function conditionOf(
  { spec, place }: OpenCopy,
  health: PlaceHealth,
  report: ScrubReport | undefined,
): CopyCondition {
  const scrubbed = report?.places[place.name];
  const missing = Math.max(health.lacking, scrubbed?.bad ?? 0);
  return { where: shown(spec), state: stateOf(health, missing, scrubbed?.unread ?? 0), missing };
}

function stateOf(
  { trouble }: PlaceHealth,
  missing: number,
  unread: number,
): CopyCondition['state'] {
  if (trouble === 'full' || trouble === 'read-only') return trouble;
  const silent = trouble === 'away' || trouble === 'slow' || trouble === 'not-allowed';
  if (silent || (trouble === undefined && unread > 0)) return 'away';
  return missing > 0 ? 'behind' : 'whole';
}

function shown(spec: CopySpec): CopyCondition['where'] {
  if (spec.kind === 'folder')
    return { kind: 'folder', path: spec.shownPath ?? spec.path, machine: spec.machine };
  const { kind, endpoint, bucket, location } = spec;
  return { kind, endpoint, bucket, location };
}
