import { PATHS, startPermitAnswer } from '../../contract.ts';

export type PermitAnswer =
  | { readonly outcome: 'permitted'; readonly permit: string }
  | { readonly outcome: 'link-wrong' | 'unreachable' };

/** How long to wait before asking again: a server that starts anew, or a network that changes. */
const PAUSES_MS = [300, 1_000, 3_000];

/** Shows the start key, in the body alone, and gets the permit for one room. Asking twice does no harm. */
export async function askPermit(startKey: string, roomId: string): Promise<PermitAnswer> {
  for (const pauseMs of PAUSES_MS) {
    const answer = await askOnce(startKey, roomId);
    if (answer.outcome !== 'unreachable') return answer;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  return await askOnce(startKey, roomId);
}

async function askOnce(startKey: string, roomId: string): Promise<PermitAnswer> {
  try {
    const answer = await fetch(PATHS.startPermit, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ startKey, roomId }),
      cache: 'no-store',
      credentials: 'omit',
    });
    if (answer.status === 403) return { outcome: 'link-wrong' };
    if (!answer.ok) return { outcome: 'unreachable' };
    return { outcome: 'permitted', ...startPermitAnswer.parse(await answer.json()) };
  } catch {
    return { outcome: 'unreachable' };
  }
}
