import { facts, type Facts, type FactsDraft } from './facts.ts';

export type Completion =
  | { readonly kind: 'complete'; readonly facts: Facts }
  /** Paths such as `address.street`, or the name of a part that lacks altogether. */
  | { readonly kind: 'incomplete'; readonly missing: readonly string[] };

/** Whether everything is there that imprint, controller page and statement need. */
export function completeFacts(draft: FactsDraft): Completion {
  const parsed = facts.safeParse(draft);
  const missing = new Set(
    parsed.success ? [] : parsed.error.issues.map(({ path }) => path.map(String).join('.')),
  );
  const officer = draft.dataProtectionOfficer;
  if (officer?.appointed === 'yes' && officer.email === undefined)
    missing.add('dataProtectionOfficer.email');
  if (draft.hosting?.rented === 'yes' && (draft.contracts ?? []).length === 0)
    missing.add('contracts');
  if (parsed.success && missing.size === 0) return { kind: 'complete', facts: parsed.data };
  return { kind: 'incomplete', missing: [...missing] };
}
