import { PATHS, startPermitAnswer } from '../../contract.ts';

export type PermitAnswer =
  | { readonly outcome: 'permitted'; readonly permit: string }
  | { readonly outcome: 'link-wrong' | 'unreachable' };

/** Shows the start key, in the body alone, and gets the permit for one room. */
export async function askPermit(startKey: string, roomId: string): Promise<PermitAnswer> {
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
