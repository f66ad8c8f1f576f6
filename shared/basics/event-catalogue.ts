/** A field is a whole number or one of a few words; free text cannot be declared. */
export type FieldRule = 'count' | readonly string[];
export type EventCatalogue = Readonly<Record<string, Readonly<Record<string, FieldRule>>>>;
export type EventFields = Readonly<Record<string, number | string>>;

/** Whether the catalogue declares this event with exactly these fields and values. */
export function admitsEvent(catalogue: EventCatalogue, name: string, fields: EventFields): boolean {
  if (!Object.hasOwn(catalogue, name)) return false;
  const rules = Object.entries(catalogue[name] ?? {});
  return (
    Object.keys(fields).length === rules.length &&
    rules.every(([field, rule]) => Object.hasOwn(fields, field) && admitsValue(rule, fields[field]))
  );
}

function admitsValue(rule: FieldRule, value: unknown): boolean {
  if (rule === 'count') return Number.isSafeInteger(value) && Number(value) >= 0;
  return typeof value === 'string' && rule.includes(value);
}

/** One line for the operator: time, name, fields in declared order. */
export function eventLine(at: Date, name: string, fields: EventFields): string {
  const words = Object.entries(fields).map(([field, value]) => `${field}=${value}`);
  return [`${at.toISOString().slice(0, 19)}Z`, name, ...words].join(' ');
}
