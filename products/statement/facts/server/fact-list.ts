import { html, type Html } from '@blende/shared/http/html.ts';

/** A term and what stands under it; undefined where the operator stated nothing of the kind. */
export type FactEntry = readonly [term: string, text: Html | undefined];

export function factList(entries: readonly FactEntry[]): Html {
  return html`<dl class="facts">
    ${entries.map(([term, text]) =>
      text === undefined
        ? undefined
        : html`<div>
            <dt>${term}</dt>
            <dd>${text}</dd>
          </div>`,
    )}
  </dl>`;
}

export function lines(texts: readonly (string | Html | undefined)[]): Html {
  const [first, ...rest] = texts.filter((text) => text !== undefined);
  return html`${first}${rest.map((text) => html`<br />${text}`)}`;
}

export function mailLink(email: string): Html {
  return html`<a href="mailto:${email}">${email}</a>`;
}
