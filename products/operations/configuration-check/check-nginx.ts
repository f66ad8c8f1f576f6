import { everythingIn, type Directive } from './directive.ts';
import type { ConfigurationFinding, Surroundings } from './finding.ts';
import type { NginxKind } from './kind.ts';
import { NGINX_DISK } from './nginx-disk.ts';
import { NGINX_LOGS } from './nginx-logs.ts';
import { NGINX_PASSED_ON } from './nginx-passed-on.ts';
import { NGINX_RECOGNITION } from './nginx-recognition.ts';

export const NGINX_KINDS: readonly NginxKind[] = [
  ...NGINX_LOGS,
  ...NGINX_DISK,
  ...NGINX_PASSED_ON,
  ...NGINX_RECOGNITION,
];

/** Everything in a whole configuration that would write or pass on traces, in its order. */
export function checkNginx(
  root: Directive,
  surroundings: Surroundings,
): readonly ConfigurationFinding[] {
  return everythingIn(root).flatMap((directive) =>
    NGINX_KINDS.filter(({ holds }) => holds(directive, surroundings)).map(({ code, sentence }) => ({
      code,
      sentence,
      file: directive.file,
      line: directive.line,
    })),
  );
}
