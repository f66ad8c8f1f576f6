import type { SentenceState } from '@blende/shared/claims/sentence.ts';
import { html, type Html } from '@blende/shared/http/html.ts';

// One shape for each state, told apart without colour: a full disc with a tick, a sheet of paper, a
// broken ring, a triangle with a stroke.
const SHAPES: Readonly<Record<SentenceState, Html>> = {
  proven: html`<circle class="solid" cx="10" cy="10" r="8.5" /><path
      class="cut"
      d="m6.3 10.3 2.6 2.6 4.8-5.4"
    />`,
  declared: html`<path d="M4.5 2.5h7.6l3.4 3.4v11.6h-11zM7.3 9.5h5.4M7.3 13h5.4" />`,
  'not-checked': html`<circle cx="10" cy="10" r="8" stroke-dasharray="3.6 2.7" />`,
  contrary: html`<path class="solid" d="M10 1.6 19 17.6H1z" /><path
      class="cut"
      d="M10 7.2v5M10 14.6v.4"
    />`,
};

/** Decoration: the word beside it says the same. */
export function stateMark(state: SentenceState): Html {
  return html`<svg class="state-mark" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
    ${SHAPES[state]}
  </svg>`;
}
