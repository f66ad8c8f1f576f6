export interface SupervisoryAuthority {
  /** What `setup` takes: the Land (ISO 3166-2:DE), or `bund`. */
  readonly key: string;
  readonly name: string;
  readonly website: string;
  /** The address, where it was read on a page of the authority's own or of an archive of them. */
  readonly seen?: { readonly address: string; readonly on: string };
}

/**
 * Who supervises private bodies in Germany (Art. 51 GDPR, § 40 BDSG), Bavaria with both of its own.
 * Names and websites as of LISTED_ON. Offices move: `setup` asks for an address that was not seen, and
 * to compare the others.
 */
export const LISTED_ON = '2026-11-24';
export const SUPERVISORY_AUTHORITIES: readonly SupervisoryAuthority[] = [
  {
    key: 'bund',
    name: 'Die Bundesbeauftragte für den Datenschutz und die Informationsfreiheit',
    website: 'https://www.bfdi.bund.de',
    seen: { address: 'Graurheindorfer Straße 153, 53117 Bonn', on: '2026-11-24' },
  },
  {
    key: 'bw',
    name: 'Der Landesbeauftragte für den Datenschutz und die Informationsfreiheit Baden-Württemberg',
    website: 'https://www.baden-wuerttemberg.datenschutz.de',
  },
  {
    key: 'by',
    name: 'Bayerisches Landesamt für Datenschutzaufsicht',
    website: 'https://www.lda.bayern.de',
  },
  {
    key: 'by-public',
    name: 'Der Bayerische Landesbeauftragte für den Datenschutz',
    website: 'https://www.datenschutz-bayern.de',
  },
  {
    key: 'be',
    name: 'Berliner Beauftragte für Datenschutz und Informationsfreiheit',
    website: 'https://www.datenschutz-berlin.de',
  },
  {
    key: 'bb',
    name: 'Die Landesbeauftragte für den Datenschutz und für das Recht auf Akteneinsicht Brandenburg',
    website: 'https://www.lda.brandenburg.de',
  },
  {
    key: 'hb',
    name: 'Die Landesbeauftragte für Datenschutz und Informationsfreiheit der Freien Hansestadt Bremen',
    website: 'https://www.datenschutz.bremen.de',
  },
  {
    key: 'hh',
    name: 'Der Hamburgische Beauftragte für Datenschutz und Informationsfreiheit',
    website: 'https://datenschutz-hamburg.de',
  },
  {
    key: 'he',
    name: 'Der Hessische Beauftragte für Datenschutz und Informationsfreiheit',
    website: 'https://datenschutz.hessen.de',
  },
  {
    key: 'mv',
    name: 'Der Landesbeauftragte für Datenschutz und Informationsfreiheit Mecklenburg-Vorpommern',
    website: 'https://www.datenschutz-mv.de',
  },
  {
    key: 'ni',
    name: 'Der Landesbeauftragte für den Datenschutz Niedersachsen',
    website: 'https://www.lfd.niedersachsen.de',
  },
  {
    key: 'nw',
    name: 'Landesbeauftragte für Datenschutz und Informationsfreiheit Nordrhein-Westfalen',
    website: 'https://www.ldi.nrw.de',
  },
  {
    key: 'rp',
    name: 'Der Landesbeauftragte für den Datenschutz und die Informationsfreiheit Rheinland-Pfalz',
    website: 'https://www.datenschutz.rlp.de',
  },
  {
    key: 'sl',
    name: 'Unabhängiges Datenschutzzentrum Saarland',
    website: 'https://www.datenschutz.saarland.de',
  },
  {
    key: 'sn',
    name: 'Sächsische Datenschutz- und Transparenzbeauftragte',
    website: 'https://www.datenschutz.sachsen.de',
    seen: { address: 'Maternistraße 17, 01067 Dresden', on: '2026-11-24' },
  },
  {
    key: 'st',
    name: 'Landesbeauftragte für den Datenschutz Sachsen-Anhalt',
    website: 'https://datenschutz.sachsen-anhalt.de',
    seen: { address: 'Otto-von-Guericke-Straße 34a, 39104 Magdeburg', on: '2026-11-24' },
  },
  {
    key: 'sh',
    name: 'Unabhängiges Landeszentrum für Datenschutz Schleswig-Holstein',
    website: 'https://www.datenschutzzentrum.de',
  },
  {
    key: 'th',
    name: 'Thüringer Landesbeauftragter für den Datenschutz und die Informationsfreiheit',
    website: 'https://www.tlfdi.de',
  },
];
