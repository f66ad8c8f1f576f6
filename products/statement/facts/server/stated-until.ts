import { dateText } from '@blende/shared/claims/date-text.ts';
import { html, type Html } from '@blende/shared/http/html.ts';
import { lastMomentMs } from '../last-moment.ts';
import { FACTS_WORDS } from './facts-words.ts';

/** Whose word it is, and how long it counts: as long as the first that runs out. */
export function statedUntil(
  stated: readonly { readonly validUntil: string }[],
  language: 'de' | 'en',
  nowMs: number,
): Html {
  const words = FACTS_WORDS[language];
  const untilMs = Math.min(...stated.map(({ validUntil }) => lastMomentMs(validUntil)));
  return untilMs < nowMs
    ? html`<p class="notice">${words.expired}</p>`
    : html`<p class="as-of">${words.stated(dateText(untilMs, language))}</p>`;
}
