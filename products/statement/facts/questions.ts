import type { TextInTwo } from '@blende/shared/claims/sentence.ts';
import type { GroupName } from './facts.ts';

export type PartName = GroupName | 'contracts';

/**
 * How an answer is read: `lines` are parted by semicolons; `document` is the path of a file, whose
 * SHA-256 is kept, or that hash; `authority` takes a key of the list as well as a name.
 */
export type AnswerKind = 'line' | 'lines' | 'count' | 'yes-no' | 'document' | 'authority';

export interface FactQuestion {
  readonly field: string;
  readonly kind: AnswerKind;
  readonly ask: TextInTwo;
  readonly optional?: true;
}

export interface QuestionPart {
  readonly name: PartName;
  readonly title: TextInTwo;
  /** May be left out as a whole. */
  readonly optional?: true;
  readonly questions: readonly FactQuestion[];
}

const say = (de: string, en: string): TextInTwo => ({ de, en });
const line = (field: string, de: string, en: string): FactQuestion => ({
  field,
  kind: 'line',
  ask: say(de, en),
});
const maybe = (question: FactQuestion): FactQuestion => ({ ...question, optional: true });
const as = (kind: AnswerKind, question: FactQuestion): FactQuestion => ({ ...question, kind });

const validUntil = line('validUntil', 'Gilt bis (JJJJ-MM-TT)', 'Counts until (YYYY-MM-DD)');
const stated = [line('source', 'Woher stammt die Angabe', 'Where this comes from'), validUntil];
const email = line('email', 'E-Mail-Adresse', 'Email address');
const phone = maybe(line('phone', 'Telefon', 'Phone'));
const country = line(
  'country',
  'Land (zwei Buchstaben, z. B. DE)',
  'Country (two letters, e.g. DE)',
);
const place = line('place', 'Ort', 'Place');

/** Everything that `setup` asks, in this order. */
export const QUESTION_PARTS: readonly QuestionPart[] = [
  {
    name: 'operator',
    title: say('Wer betreibt diese Instanz', 'Who operates this instance'),
    questions: [
      line('name', 'Name der Organisation oder Person', 'Name of the organisation or person'),
      line('legalForm', 'Rechtsform (z. B. GmbH, e. V., Einzelunternehmen)', 'Legal form'),
      as(
        'lines',
        line(
          'representatives',
          'Vertreten durch (mehrere mit ; trennen)',
          'Represented by (; between several)',
        ),
      ),
      ...stated,
    ],
  },
  {
    name: 'address',
    title: say('Anschrift', 'Address'),
    questions: [
      line('street', 'Straße und Hausnummer (kein Postfach)', 'Street and number (no PO box)'),
      line('postalCode', 'Postleitzahl', 'Postal code'),
      place,
      country,
      ...stated,
    ],
  },
  {
    name: 'contact',
    title: say('Kontakt, auf dem jemand antwortet', 'Contact at which somebody answers'),
    questions: [email, phone, ...stated],
  },
  {
    name: 'abuse',
    title: say('Kontakt für Missbrauchsmeldungen', 'Contact for reports of abuse'),
    questions: [email, phone, ...stated],
  },
  {
    name: 'register',
    optional: true,
    title: say('Registereintrag', 'Entry in a register'),
    questions: [
      line('court', 'Registergericht oder Register', 'Register court or register'),
      line('number', 'Nummer (z. B. HRB 12345)', 'Number (e.g. HRB 12345)'),
      ...stated,
    ],
  },
  {
    name: 'vat',
    optional: true,
    title: say('Umsatzsteuer', 'VAT'),
    questions: [
      line(
        'id',
        'Umsatzsteuer-Identifikationsnummer (z. B. DE123456789)',
        'VAT number (e.g. DE123456789)',
      ),
      ...stated,
    ],
  },
  {
    name: 'editor',
    optional: true,
    title: say(
      'Verantwortlich für journalistische Inhalte (§ 18 Abs. 2 MStV), falls es welche gibt',
      'Responsible for journalistic content (§ 18 (2) MStV), if there is any',
    ),
    questions: [line('name', 'Name', 'Name'), line('address', 'Anschrift', 'Address'), ...stated],
  },
  {
    name: 'dataProtectionOfficer',
    title: say('Datenschutzbeauftragte Person', 'Data protection officer'),
    questions: [
      as(
        'yes-no',
        line('appointed', 'Ist jemand benannt (ja/nein)', 'Is somebody appointed (yes/no)'),
      ),
      maybe(line('name', 'Name oder Stelle', 'Name or office')),
      maybe(email),
      ...stated,
    ],
  },
  {
    name: 'supervisoryAuthority',
    title: say('Zuständige Datenschutzaufsicht', 'Supervisory authority'),
    questions: [
      as(
        'authority',
        line(
          'name',
          'Kürzel des Bundeslandes (z. B. bw) oder Name der Behörde',
          'Key of the Land (e.g. bw) or name of the authority',
        ),
      ),
      line('address', 'Anschrift', 'Address'),
      line('website', 'Webseite (https://…)', 'Website (https://…)'),
      ...stated,
    ],
  },
  {
    name: 'hosting',
    title: say('Hosting', 'Hosting'),
    questions: [
      line('provider', 'Wer betreibt die Maschine', 'Who runs the machine'),
      as(
        'yes-no',
        line(
          'rented',
          'Ist das jemand anderes als Sie (ja/nein)',
          'Is that somebody other than you (yes/no)',
        ),
      ),
      as(
        'lines',
        line(
          'networks',
          'Adressen oder Netze der Server (mit ; trennen)',
          'Addresses or networks of the servers (; between them)',
        ),
      ),
      ...stated,
    ],
  },
  {
    name: 'dataCentre',
    title: say('Rechenzentrum oder Raum', 'Data centre or room'),
    questions: [line('name', 'Name', 'Name'), place, country, ...stated],
  },
  {
    name: 'certificate',
    optional: true,
    title: say('Zertifikat des Rechenzentrums', 'Certificate of the data centre'),
    questions: [
      line('standard', 'Norm (z. B. ISO/IEC 27001:2022)', 'Standard (e.g. ISO/IEC 27001:2022)'),
      line('number', 'Nummer', 'Number'),
      line('issuer', 'Ausgestellt von', 'Issued by'),
      line('scope', 'Geltungsbereich', 'Scope'),
      line('validFrom', 'Gilt ab (JJJJ-MM-TT)', 'Valid from (YYYY-MM-DD)'),
      as(
        'document',
        line(
          'sha256',
          'Datei des Zertifikats oder ihr SHA-256',
          'File of the certificate, or its SHA-256',
        ),
      ),
      ...stated,
    ],
  },
  {
    name: 'contracts',
    optional: true,
    title: say(
      'Vertrag zur Auftragsverarbeitung (Art. 28 DSGVO)',
      'Processor contract (Art. 28 GDPR)',
    ),
    questions: [
      line('host', 'Mit wem', 'With whom'),
      line('document', 'Name des Dokuments', 'Name of the document'),
      as(
        'document',
        line(
          'sha256',
          'Datei des Dokuments oder ihr SHA-256',
          'File of the document, or its SHA-256',
        ),
      ),
      validUntil,
      maybe(
        as(
          'lines',
          line(
            'subProcessors',
            'Unterauftragsverarbeiter (mit ; trennen)',
            'Sub-processors (; between them)',
          ),
        ),
      ),
    ],
  },
  {
    name: 'capacity',
    optional: true,
    title: say('Wofür die Instanz ausgelegt ist', 'What the instance is meant to carry'),
    questions: [
      as('count', line('meetings', 'Konferenzen gleichzeitig', 'Meetings at once')),
      as('count', line('participants', 'Teilnehmende gleichzeitig', 'Participants at once')),
      ...stated,
    ],
  },
];
