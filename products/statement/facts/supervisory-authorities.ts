export interface SupervisoryAuthority {
  /** What `setup` takes: the Land (ISO 3166-2:DE), or `bund`. */
  readonly key: string;
  readonly name: string;
  readonly address: string;
  readonly website: string;
  /** When the address was read on a page of the authority's own or of an archive of them. */
  readonly seenOn?: string;
}

/**
 * Who supervises private bodies in Germany (Art. 51 GDPR, § 40 BDSG), Bavaria with both of its own.
 * Source: what the authorities publish; the list was written on LISTED_ON. `setup` shows the website
 * and asks to compare, since offices move.
 */
export const LISTED_ON = '2026-11-24';
export const SUPERVISORY_AUTHORITIES: readonly SupervisoryAuthority[] = [
  {
    key: 'bund',
    name: 'Die Bundesbeauftragte für den Datenschutz und die Informationsfreiheit',
    address: 'Graurheindorfer Straße 153, 53117 Bonn',
    website: 'https://www.bfdi.bund.de',
    seenOn: '2026-11-24',
  },
  {
    key: 'bw',
    name: 'Der Landesbeauftragte für den Datenschutz und die Informationsfreiheit Baden-Württemberg',
    address: 'Lautenschlagerstraße 20, 70173 Stuttgart',
    website: 'https://www.baden-wuerttemberg.datenschutz.de',
  },
  {
    key: 'by',
    name: 'Bayerisches Landesamt für Datenschutzaufsicht',
    address: 'Promenade 18, 91522 Ansbach',
    website: 'https://www.lda.bayern.de',
  },
  {
    key: 'by-public',
    name: 'Der Bayerische Landesbeauftragte für den Datenschutz',
    address: 'Wagmüllerstraße 18, 80538 München',
    website: 'https://www.datenschutz-bayern.de',
  },
  {
    key: 'be',
    name: 'Berliner Beauftragte für Datenschutz und Informationsfreiheit',
    address: 'Alt-Moabit 59-61, 10555 Berlin',
    website: 'https://www.datenschutz-berlin.de',
  },
  {
    key: 'bb',
    name: 'Die Landesbeauftragte für den Datenschutz und für das Recht auf Akteneinsicht Brandenburg',
    address: 'Stahnsdorfer Damm 77, 14532 Kleinmachnow',
    website: 'https://www.lda.brandenburg.de',
  },
  {
    key: 'hb',
    name: 'Die Landesbeauftragte für Datenschutz und Informationsfreiheit der Freien Hansestadt Bremen',
    address: 'Arndtstraße 1, 27570 Bremerhaven',
    website: 'https://www.datenschutz.bremen.de',
  },
  {
    key: 'hh',
    name: 'Der Hamburgische Beauftragte für Datenschutz und Informationsfreiheit',
    address: 'Ludwig-Erhard-Straße 22, 20459 Hamburg',
    website: 'https://datenschutz-hamburg.de',
  },
  {
    key: 'he',
    name: 'Der Hessische Beauftragte für Datenschutz und Informationsfreiheit',
    address: 'Gustav-Stresemann-Ring 1, 65189 Wiesbaden',
    website: 'https://datenschutz.hessen.de',
  },
  {
    key: 'mv',
    name: 'Der Landesbeauftragte für Datenschutz und Informationsfreiheit Mecklenburg-Vorpommern',
    address: 'Werderstraße 74a, 19055 Schwerin',
    website: 'https://www.datenschutz-mv.de',
  },
  {
    key: 'ni',
    name: 'Der Landesbeauftragte für den Datenschutz Niedersachsen',
    address: 'Prinzenstraße 5, 30159 Hannover',
    website: 'https://www.lfd.niedersachsen.de',
  },
  {
    key: 'nw',
    name: 'Landesbeauftragte für Datenschutz und Informationsfreiheit Nordrhein-Westfalen',
    address: 'Kavalleriestraße 2-4, 40213 Düsseldorf',
    website: 'https://www.ldi.nrw.de',
  },
  {
    key: 'rp',
    name: 'Der Landesbeauftragte für den Datenschutz und die Informationsfreiheit Rheinland-Pfalz',
    address: 'Hintere Bleiche 34, 55116 Mainz',
    website: 'https://www.datenschutz.rlp.de',
  },
  {
    key: 'sl',
    name: 'Unabhängiges Datenschutzzentrum Saarland',
    address: 'Fritz-Dobisch-Straße 12, 66111 Saarbrücken',
    website: 'https://www.datenschutz.saarland.de',
  },
  {
    key: 'sn',
    name: 'Sächsische Datenschutz- und Transparenzbeauftragte',
    address: 'Maternistraße 17, 01067 Dresden',
    website: 'https://www.datenschutz.sachsen.de',
    seenOn: '2026-11-24',
  },
  {
    key: 'st',
    name: 'Landesbeauftragte für den Datenschutz Sachsen-Anhalt',
    address: 'Otto-von-Guericke-Straße 34a, 39104 Magdeburg',
    website: 'https://datenschutz.sachsen-anhalt.de',
    seenOn: '2026-11-24',
  },
  {
    key: 'sh',
    name: 'Unabhängiges Landeszentrum für Datenschutz Schleswig-Holstein',
    address: 'Holstenstraße 98, 24103 Kiel',
    website: 'https://www.datenschutzzentrum.de',
  },
  {
    key: 'th',
    name: 'Thüringer Landesbeauftragter für den Datenschutz und die Informationsfreiheit',
    address: 'Häßlerstraße 8, 99096 Erfurt',
    website: 'https://www.tlfdi.de',
  },
];
