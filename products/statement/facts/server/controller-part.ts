import { dateText } from '@blende/shared/claims/date-text.ts';
import { html, type Html } from '@blende/shared/http/html.ts';
import { countryName } from '../country-name.ts';
import type { Facts } from '../facts.ts';
import { lastMomentMs } from '../last-moment.ts';
import { factList, lines, mailLink } from './fact-list.ts';
import { FACTS_WORDS } from './facts-words.ts';
import { postalAddress, reachedAt } from './imprint-part.ts';
import { statedUntil } from './stated-until.ts';

type Language = 'de' | 'en';

/** Who is responsible and who else is involved: Art. 13 (1) (a), (b), (e) GDPR. */
export function controllerPart(facts: Facts, language: Language, nowMs: number): Html {
  const words = FACTS_WORDS[language];
  const { operator, address, contact, dataCentre, dataProtectionOfficer: officer } = facts;
  const { name, place, country } = dataCentre;
  const who: readonly (readonly [string, Html | undefined])[] = [
    [words.operator, postalAddress(facts, language)],
    [words.contact, reachedAt(contact, language)],
    [
      words.officer,
      officer.appointed === 'yes' && officer.email !== undefined
        ? lines([officer.name, mailLink(officer.email)])
        : html`${words.noOfficer}`,
    ],
    [
      words.location,
      lines([name, `${place}, ${countryName(country, language)}`, facts.hosting.provider]),
    ],
    [words.certificate, certificate(facts, language)],
    [words.processors, processors(facts, language)],
  ];
  return html`${factList(who)}${statedUntil([operator, address, contact, officer, dataCentre], language, nowMs)}`;
}

/** Where to complain, Art. 13 (2) (d) and Art. 77 GDPR. */
export function authorityPart({ supervisoryAuthority }: Facts, language: Language): Html {
  const { name, address, website } = supervisoryAuthority;
  return html`<p>
    ${FACTS_WORDS[language].authority} ${name}, ${address},
    <a href="${website}" rel="noreferrer">${website}</a>.
  </p>`;
}

function certificate({ certificate: shown }: Facts, language: Language): Html | undefined {
  if (shown === undefined) return undefined;
  const { standard, number, issuer, scope, validUntil } = shown;
  const until = dateText(lastMomentMs(validUntil), language);
  return lines([standard, FACTS_WORDS[language].certificateText(number, issuer, scope, until)]);
}

function processors({ contracts = [] }: Facts, language: Language): Html | undefined {
  if (contracts.length === 0) return undefined;
  const words = FACTS_WORDS[language];
  return lines(
    contracts.map(({ host, document, validUntil, subProcessors = [] }) =>
      [
        host,
        words.contract(document, dateText(lastMomentMs(validUntil), language)),
        ...(subProcessors.length === 0 ? [] : [words.subProcessors(subProcessors.join(', '))]),
      ].join(', '),
    ),
  );
}
