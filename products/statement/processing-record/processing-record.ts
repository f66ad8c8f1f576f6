import type { DataActivity, DataGroup } from '@blende/shared/protocol/data-field.ts';

type Treatment = Pick<DataGroup, 'legalBasis' | 'retention' | 'keyClass' | 'personal'>;
type Treated = Pick<DataGroup, 'what' | 'purpose'>;

/**
 * What is treated alike: on the same basis, for as long, with the same readers. What concerns
 * nobody stands together, whatever becomes of it.
 */
export interface RecordRow {
  readonly treatment: Treatment;
  readonly items: readonly Treated[];
}

export interface RecordedActivity {
  readonly activity: DataActivity;
  readonly rows: readonly RecordRow[];
}

const ORDER: readonly DataActivity[] = ['pages', 'meeting', 'content', 'facts', 'operation'];
const PERSONAL_FIRST = ['personal', 'pseudonymous', 'none'] as const;

/** The activities of Art. 30 (1) GDPR; in each, what concerns people comes first. */
export function processingRecord(register: readonly DataGroup[]): readonly RecordedActivity[] {
  return ORDER.map((activity) => ({
    activity,
    rows: rowsOf(register.filter((group) => group.activity === activity)),
  })).filter(({ rows }) => rows.length > 0);
}

function rowsOf(groups: readonly DataGroup[]): readonly RecordRow[] {
  const rows = new Map<string, RecordRow>();
  for (const { legalBasis, retention, keyClass, personal, what, purpose } of groups) {
    const treatment = { legalBasis, retention, keyClass, personal };
    const key = personal === 'none' ? personal : JSON.stringify(treatment);
    const { items, ...row } = rows.get(key) ?? { treatment, items: [] };
    const isThere = items.some((one) => one.what.de === what.de && one.purpose.de === purpose.de);
    rows.set(key, { ...row, items: isThere ? items : [...items, { what, purpose }] });
  }
  return [...rows.values()].toSorted(
    (a, b) =>
      PERSONAL_FIRST.indexOf(a.treatment.personal) - PERSONAL_FIRST.indexOf(b.treatment.personal),
  );
}
