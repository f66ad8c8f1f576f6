import type { FactsDraft } from './facts.ts';
import { lastMomentMs } from './last-moment.ts';

export const CONTRADICTIONS = [
  'contract-expired',
  'contract-of-another-host',
  'certificate-in-future',
  'certificate-expired',
  'certificate-ends-before-it-begins',
  'no-contact',
  'officer-unreachable',
  'fact-expired',
] as const;
export type Contradiction = (typeof CONTRADICTIONS)[number];

/** What in these answers cannot be true together, or is not true any more. */
export function contradictions(draft: FactsDraft, nowMs: number): readonly Contradiction[] {
  const { contracts = [], certificate, contact, dataProtectionOfficer, hosting } = draft;
  const isOver = (day: string | undefined): boolean =>
    day !== undefined && lastMomentMs(day) < nowMs;
  const begins = certificate?.validFrom;
  const ends = certificate?.validUntil;
  const hosts = contracts.map(({ host }) => host);
  const found: Record<Contradiction, boolean> = {
    'contract-expired': contracts.some(({ validUntil }) => isOver(validUntil)),
    'contract-of-another-host':
      hosting?.rented === 'yes' &&
      hosting.provider !== undefined &&
      hosts.length > 0 &&
      !hosts.includes(hosting.provider),
    'certificate-in-future': begins !== undefined && Date.parse(begins) > nowMs,
    'certificate-expired': isOver(ends),
    'certificate-ends-before-it-begins':
      begins !== undefined && ends !== undefined && ends < begins,
    'no-contact': contact !== undefined && contact.email === undefined,
    'officer-unreachable':
      dataProtectionOfficer?.appointed === 'yes' && dataProtectionOfficer.email === undefined,
    'fact-expired': statedParts(draft).some(({ validUntil }) => isOver(validUntil)),
  };
  return CONTRADICTIONS.filter((code) => found[code]);
}

function statedParts(draft: FactsDraft): readonly { validUntil?: string | undefined }[] {
  const { version: _version, contracts: _contracts, certificate: _certificate, ...groups } = draft;
  return Object.values(groups).filter((group) => group !== undefined);
}
