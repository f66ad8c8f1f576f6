import { COTURN_KINDS, linesOf } from './coturn-kinds.ts';
import type { CoturnSetting } from './coturn-setting.ts';
import type { ConfigurationFinding, Surroundings } from './finding.ts';

/** Everything in a configuration of coturn that would write or pass on traces, line by line. */
export function checkCoturn(
  settings: readonly CoturnSetting[],
  file: string,
  surroundings: Surroundings,
): readonly ConfigurationFinding[] {
  return COTURN_KINDS.flatMap((kind) =>
    linesOf(kind, settings, surroundings).map((line) => ({
      code: kind.code,
      sentence: kind.sentence,
      file,
      line,
    })),
  ).toSorted((one, other) => one.line - other.line);
}
