type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * The one spelling of a JSON value: keys in order of their UTF-16 code units, no space (RFC 8785).
 * Keys whose value is undefined are left out.
 */
export function canonicalJson(value: object): string {
  return spell(value as Json);
}

function spell(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(spell).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, field]) => (field as Json | undefined) !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${spell(field)}`);
  return `{${fields.join(',')}}`;
}
