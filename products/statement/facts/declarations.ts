import type { Declaration } from '@blende/shared/claims/declaration.ts';
import type { FactValues } from '@blende/shared/claims/render-sentence.ts';
import { canonicalJson } from '@blende/shared/evidence/canonical-json.ts';
import { countryName } from './country-name.ts';
import type { Facts } from './facts.ts';
import { lastMomentMs } from './last-moment.ts';

/** Where a fact has no document of its own, this part of the file is what was declared. */
const FILE = 'facts.json';

/**
 * What the operator declares for the sentences of class D. Also what has run out is declared: the
 * statement then says so instead of falling silent.
 */
export async function declarations(facts: Facts): Promise<readonly Declaration[]> {
  const { operator, address, contact, hosting, dataCentre, certificate, contracts = [] } = facts;
  const by = operator.name;
  const earliest = (days: readonly string[]): number => Math.min(...days.map(lastMomentMs));
  const controller = { operator, address, contact };
  const place = { hosting, dataCentre, ...(certificate === undefined ? {} : { certificate }) };
  const untilOf = (parts: Readonly<Record<string, { validUntil: string }>>): number =>
    earliest(Object.values(parts).map(({ validUntil }) => validUntil));
  const stated = async (
    claim: string,
    parts: Record<string, { validUntil: string; source: string }>,
  ) => ({
    claim,
    by,
    document: `${FILE}: ${[...new Set(Object.values(parts).map(({ source }) => source))].join('; ')}`,
    sourceSha256: await sha256(canonicalJson(parts)),
    validUntilMs: untilOf(parts),
  });
  return [
    await stated('W1', controller),
    await stated('W22', place),
    ...(contracts.length === 0
      ? hosting.rented === 'no'
        ? [await stated('W24', { hosting })]
        : []
      : [
          {
            claim: 'W24',
            by,
            document: contracts.map(({ document }) => document).join('; '),
            sourceSha256:
              contracts.length === 1
                ? (contracts[0]?.sha256 ?? '')
                : await sha256(contracts.map(({ sha256: one }) => one).join('\n')),
            validUntilMs: earliest(contracts.map(({ validUntil }) => validUntil)),
          },
        ]),
  ];
}

/** What the sentences name, by placeholder. */
export function factValues(facts: Facts): FactValues {
  const { operator, address, contact, dataCentre, hosting, contracts = [] } = facts;
  const controller = (land: string): string =>
    `${operator.name}, ${address.street}, ${address.postalCode} ${address.place}, ${land}, ${contact.email}`;
  const location = (land: string): string => `${dataCentre.name}, ${dataCentre.place}, ${land}`;
  const processors = contracts.map(({ host, document }) => `${host} (${document})`).join('; ');
  return {
    controller: {
      de: controller(countryName(address.country, 'de')),
      en: controller(countryName(address.country, 'en')),
    },
    location: {
      de: location(countryName(dataCentre.country, 'de')),
      en: location(countryName(dataCentre.country, 'en')),
    },
    hosting: hosting.provider,
    processors:
      contracts.length > 0
        ? processors
        : { de: 'niemand außer dem Betreiber selbst', en: 'nobody but the operator' },
  };
}

async function sha256(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
