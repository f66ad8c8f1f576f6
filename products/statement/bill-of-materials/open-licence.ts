// Licences that we take for open source: approved by the Open Source Initiative, or public domain.

const OPEN = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'EUPL-1.2',
  'ISC',
  'MIT',
  'MPL-2.0',
  'OFL-1.1',
  'Unlicense',
]);

// Old, permissive, and easily confused with others of its name: allowed package by package.
const OPEN_BY_PACKAGE: Readonly<Record<string, readonly string[]>> = {
  'Python-2.0': ['argparse'],
};

/** Understands the part of SPDX expressions that packages use: ids, AND, OR and brackets. */
export function isOpenLicence(name: string, expression: string): boolean {
  const inner = /\(([^()]*)\)/.exec(expression);
  if (inner !== null) {
    const value = isOpenLicence(name, inner[1] ?? '') ? 'MIT' : 'refused';
    return isOpenLicence(name, expression.replace(inner[0], value));
  }
  return expression
    .split(/\s+OR\s+/)
    .some((choice) => choice.split(/\s+AND\s+/).every((id) => isOpenId(name, id.trim())));
}

function isOpenId(name: string, id: string): boolean {
  return OPEN.has(id) || (OPEN_BY_PACKAGE[id]?.includes(name) ?? false);
}
