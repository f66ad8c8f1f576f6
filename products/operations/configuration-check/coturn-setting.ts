/** One line of a turnserver.conf. */
export interface CoturnSetting {
  readonly name: string;
  /** Empty for a bare word. */
  readonly value: string;
  /** Counted from 1. */
  readonly line: number;
}

/**
 * The settings of a file, as coturn's own reader takes them: the first sign may be a comment, then
 * a name, and a value behind "=" or spaces. Answers the line that is none.
 */
export function coturnSettings(text: string): readonly CoturnSetting[] | { readonly line: number } {
  const settings: CoturnSetting[] = [];
  for (const [index, whole] of text.split('\n').entries()) {
    const line = whole.trim();
    if (line === '' || line.startsWith('#')) continue;
    const found = /^([A-Za-z][\w-]*)(?:\s*=\s*|\s+|$)(.*)$/.exec(line);
    if (found === null) return { line: index + 1 };
    const [, name = '', value = ''] = found;
    settings.push({ name, value: value.replace(/^"(.*)"$/, '$1'), line: index + 1 });
  }
  return settings;
}
