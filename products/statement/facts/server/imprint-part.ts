import { html, type Html } from '@blende/shared/http/html.ts';
import { countryName } from '../country-name.ts';
import type { Facts } from '../facts.ts';
import { factList, lines, mailLink } from './fact-list.ts';
import { FACTS_WORDS } from './facts-words.ts';
import { statedUntil } from './stated-until.ts';

type Language = 'de' | 'en';

/**
 * The imprint: what § 5 (1) DDG wants from providers of digital services and, where there is
 * journalistic content, § 18 (2) MStV.
 */
export function imprintPart(facts: Facts, language: Language, nowMs: number): Html {
  const words = FACTS_WORDS[language];
  const { operator, contact, abuse, register, vat, editor } = facts;
  return html`<section aria-labelledby="anbieter">
    <h2 id="anbieter">${words.provider}</h2>
    ${factList([
      [words.operator, postalAddress(facts, language)],
      [words.legalForm, html`${operator.legalForm}`],
      [
        words.represented,
        operator.representatives.length === 0 ? undefined : lines(operator.representatives),
      ],
      [words.contact, reachedAt(contact, language)],
      [words.abuse, reachedAt(abuse, language)],
      [words.register, register && lines([register.court, register.number])],
      [words.vat, vat && html`${words.vatText}: ${vat.id}`],
      [words.editor, editor && lines([editor.name, editor.address])],
    ])}
    ${statedUntil([operator, facts.address, contact, abuse], language, nowMs)}
  </section>`;
}

export function postalAddress({ operator, address }: Facts, language: Language): Html {
  const { street, postalCode, place, country } = address;
  return lines([operator.name, street, `${postalCode} ${place}`, countryName(country, language)]);
}

export function reachedAt({ email, phone }: Facts['contact'], language: Language): Html {
  const words = FACTS_WORDS[language];
  return lines([
    html`${words.email}: ${mailLink(email)}`,
    phone === undefined ? undefined : `${words.phone}: ${phone}`,
  ]);
}
