import type { ConfigurationFinding } from './finding.ts';
import { HAPROXY_KINDS } from './haproxy-kinds.ts';
import type { HaproxyLine } from './haproxy-line.ts';

/** Everything in a configuration of HAProxy that would write or pass on traces, line by line. */
export function checkHaproxy(
  lines: readonly HaproxyLine[],
  file: string,
): readonly ConfigurationFinding[] {
  return lines.flatMap((line) =>
    HAPROXY_KINDS.filter(({ holds }) => holds(line, lines)).map(({ code, sentence }) => ({
      code,
      sentence,
      file,
      line: line.line,
    })),
  );
}
