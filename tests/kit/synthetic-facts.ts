import { createHash } from 'node:crypto';
import type { Facts } from '../../products/statement/facts/facts.ts';
import { writeFacts } from '../../products/statement/facts/server/facts-file.ts';

const DAY_MS = 86_400_000;
const dayIn = (days: number): string =>
  new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Of nobody: what a public instance in a test says of its operator. */
export function syntheticFacts(): Facts {
  const stated = { source: 'Handelsregisterauszug', validUntil: dayIn(365) };
  return {
    version: 1,
    operator: {
      name: 'Muster & Söhne <Test> GmbH',
      legalForm: 'GmbH',
      representatives: ['Erika Muster', 'Jörg Beispiel'],
      ...stated,
    },
    address: {
      street: 'Musterweg 1',
      postalCode: '12345',
      place: 'Musterstadt',
      country: 'DE',
      ...stated,
    },
    contact: { email: 'kontakt@muster.example', phone: '+49 30 123456', ...stated },
    abuse: { email: 'missbrauch@muster.example', ...stated },
    register: { court: 'Amtsgericht Musterstadt', number: 'HRB 12345', ...stated },
    vat: { id: 'DE123456789', ...stated },
    dataProtectionOfficer: {
      appointed: 'yes',
      name: 'Kim Schutz',
      email: 'datenschutz@muster.example',
      ...stated,
    },
    supervisoryAuthority: {
      name: 'Sächsische Datenschutz- und Transparenzbeauftragte',
      address: 'Maternistraße 17, 01067 Dresden',
      website: 'https://www.datenschutz.sachsen.de',
      ...stated,
    },
    hosting: {
      provider: 'Musterhost AG',
      rented: 'yes',
      networks: ['10.0.0.0/8', '127.0.0.0/8', '192.0.2.0/24', '2001:db8::/32'],
      ...stated,
    },
    dataCentre: { name: 'Rechenzentrum Süd', place: 'Karlsruhe', country: 'DE', ...stated },
    certificate: {
      standard: 'ISO/IEC 27001:2022',
      number: 'ZERT-1',
      issuer: 'Prüfstelle Muster',
      scope: 'Betrieb des Rechenzentrums Süd',
      validFrom: dayIn(-100),
      sha256: sha256('certificate'),
      ...stated,
    },
    contracts: [
      {
        host: 'Musterhost AG',
        document: 'AVV 2026-1',
        sha256: sha256('contract'),
        validUntil: dayIn(300),
        subProcessors: ['Kühlung Muster KG'],
      },
    ],
  };
}

/** Lets an instance on this folder start for others. */
export function writeSyntheticFacts(dataFolder: string): void {
  writeFacts(dataFolder, syntheticFacts());
}
