import {
  fails,
  HOLDS,
  notChecked,
  type Probe,
  type ProbeOutcome,
} from '@blende/shared/claims/probe.ts';
import { askEdge, type EdgeAnswer, type EdgeDoor } from './ask-edge.ts';
import { linksIn } from './page-links.ts';
import { policyProblem } from './policy-problem.ts';

const MOST_FILES = 400;
const INSIDE_THE_PAGE = ['data:', 'blob:', 'about:'];

/** W7: whatever pages, styles and scripts make a browser ask for is ours, and the policy demands it. */
export function ownOriginProbe(door: EdgeDoor, paths: readonly string[]): Probe {
  return { claim: 'W7', need: 0, run: () => crawl(door, paths, judgeOrigin) };
}

/** W7: no answer sets a cookie. */
export function noCookieProbe(door: EdgeDoor, paths: readonly string[]): Probe {
  const judge = ({ headers }: EdgeAnswer): ProbeOutcome =>
    headers['set-cookie'] === undefined ? HOLDS : fails('cookie-set');
  return { claim: 'W7', need: 1, run: () => crawl(door, paths, judge) };
}

type Judge = (answer: EdgeAnswer, links: readonly URL[], origin: string) => ProbeOutcome;

function judgeOrigin({ headers }: EdgeAnswer, links: readonly URL[], origin: string): ProbeOutcome {
  if (links.some((link) => !isOurs(link, origin))) return fails('foreign-address');
  if (headers['accept-ch'] !== undefined) return fails('asks-for-hints');
  const policy = headers['content-security-policy'];
  const problem = policyProblem(Array.isArray(policy) ? policy.join(';') : policy, origin);
  return problem === undefined ? HOLDS : fails(problem);
}

function isOurs({ protocol, origin, host }: URL, ours: string): boolean {
  if (INSIDE_THE_PAGE.includes(protocol)) return true;
  return origin === ours || (/^wss?:$/.test(protocol) && host === new URL(ours).host);
}

/** Every page, and every file of ours that those make a browser ask for. */
async function crawl(
  door: EdgeDoor,
  paths: readonly string[],
  judge: Judge,
): Promise<ProbeOutcome> {
  // Without the scheme's own port, as addresses are compared.
  const { origin: ours } = new URL(door.origin);
  const waiting = [...paths];
  const seen = new Set(waiting);
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const answer = await askEdge(door, path);
    if (answer.status !== 200) return notChecked('not-running');
    const type = answer.headers['content-type'] ?? '';
    const links = linksIn(answer.body, type, new URL(path, door.origin).href);
    const outcome = judge(answer, links, ours);
    if (outcome.outcome !== 'holds') return outcome;
    for (const { origin, pathname } of links) {
      if (origin !== ours || seen.has(pathname) || !pathname.includes('.')) continue;
      seen.add(pathname);
      waiting.push(pathname);
    }
    if (seen.size > MOST_FILES) return notChecked('too-many-files');
  }
  return HOLDS;
}
