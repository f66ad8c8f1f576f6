interface FactsWords {
  readonly provider: string;
  readonly operator: string;
  readonly legalForm: string;
  readonly represented: string;
  readonly contact: string;
  readonly email: string;
  readonly phone: string;
  readonly abuse: string;
  readonly register: string;
  readonly vat: string;
  readonly vatText: string;
  readonly editor: string;
  readonly officer: string;
  readonly noOfficer: string;
  readonly authority: string;
  readonly location: string;
  readonly processors: string;
  readonly contract: (document: string, until: string) => string;
  readonly subProcessors: (names: string) => string;
  readonly certificate: string;
  readonly certificateText: (
    number: string,
    issuer: string,
    scope: string,
    until: string,
  ) => string;
  readonly stated: (until: string) => string;
  readonly expired: string;
}

export const FACTS_WORDS: Readonly<Record<'de' | 'en', FactsWords>> = {
  de: {
    provider: 'Angaben nach § 5 DDG',
    operator: 'Betreiber',
    legalForm: 'Rechtsform',
    represented: 'Vertreten durch',
    contact: 'Kontakt',
    email: 'E-Mail',
    phone: 'Telefon',
    abuse: 'Missbrauch melden',
    register: 'Register',
    vat: 'Umsatzsteuer',
    vatText: 'Identifikationsnummer nach § 27a UStG',
    editor: 'Verantwortlich nach § 18 Abs. 2 MStV',
    officer: 'Datenschutzbeauftragte Person',
    noOfficer: 'Es ist niemand benannt. Wenden Sie sich an den Kontakt oben.',
    authority: 'Für diesen Betreiber zuständig:',
    location: 'Standort der Server',
    processors: 'Auftragsverarbeiter',
    contract: (document, until) => `Vertrag „${document}“, gültig bis ${until}`,
    subProcessors: (names) => `mit Unterauftrag: ${names}`,
    certificate: 'Zertifikat des Rechenzentrums',
    certificateText: (number, issuer, scope, until) =>
      `Nr. ${number}, ausgestellt von ${issuer} für: ${scope}; gültig bis ${until}`,
    stated: (until) => `Diese Angaben macht der Betreiber. Sie gelten bis ${until}.`,
    expired: 'Mindestens eine dieser Angaben ist abgelaufen. Der Betreiber muss sie erneuern.',
  },
  en: {
    provider: 'Information under § 5 DDG (German Digital Services Act)',
    operator: 'Operator',
    legalForm: 'Legal form',
    represented: 'Represented by',
    contact: 'Contact',
    email: 'Email',
    phone: 'Phone',
    abuse: 'Report abuse',
    register: 'Register',
    vat: 'VAT',
    vatText: 'Identification number under § 27a UStG',
    editor: 'Responsible under § 18 (2) MStV',
    officer: 'Data protection officer',
    noOfficer: 'Nobody is appointed. Turn to the contact above.',
    authority: 'Responsible for this operator:',
    location: 'Location of the servers',
    processors: 'Processors',
    contract: (document, until) => `contract “${document}”, valid until ${until}`,
    subProcessors: (names) => `sub-processors: ${names}`,
    certificate: 'Certificate of the data centre',
    certificateText: (number, issuer, scope, until) =>
      `No. ${number}, issued by ${issuer} for: ${scope}; valid until ${until}`,
    stated: (until) => `The operator makes these statements. They count until ${until}.`,
    expired: 'At least one of these statements has expired. The operator has to renew it.',
  },
};
