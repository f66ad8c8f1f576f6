/** What a Content-Security-Policy lets in that is not ours: its code, or undefined. */
export function policyProblem(
  policy: string | undefined,
  origin: string,
): 'no-policy' | 'policy-open' | undefined {
  const directives = new Map(
    (policy ?? '').split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      return [name.toLowerCase(), sources];
    }),
  );
  if (directives.get('default-src')?.join(' ') !== "'none'") return 'no-policy';
  const ours = ["'none'", "'self'", 'data:', 'blob:', origin, origin.replace(/^http/, 'ws')];
  const sources = [...directives]
    .filter(([name]) => name.endsWith('-src'))
    .flatMap(([, all]) => all);
  return sources.every((source) => ours.includes(withoutUsualPort(source)))
    ? undefined
    : 'policy-open';
}

/** As `URL.origin` spells it: without the scheme's own port. */
function withoutUsualPort(source: string): string {
  return /^\w+:\/\//.test(source) && URL.canParse(source) ? new URL(source).origin : source;
}
