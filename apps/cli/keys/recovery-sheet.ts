/** What stands on the sheet beside the root itself. */
export interface SheetFacts {
  readonly instanceId: string;
  readonly rootFile: string;
  readonly day: string;
}

const GROUPS_IN_ROW = 4;

/** One page for a safe, German first: the root in groups, and what to do with it. `root`: a root text. */
export function recoverySheet(root: string, { instanceId, rootFile, day }: SheetFacts): string {
  const [label = '', groups = ''] = root.split(' ');
  const rows = groups.match(new RegExp(`(?:[^-]+-?){1,${GROUPS_IN_ROW}}`, 'g')) ?? [];
  const shown = rows.map((row, index) => `      ${index + 1}    ${row.replaceAll('-', '   ')}`);
  return [
    '',
    '  BLENDE',
    '  Wiederherstellungsblatt · Recovery sheet',
    '',
    `  Blende ${instanceId}    ${day}`,
    '',
    '  ---------------------------------------------------------------',
    '',
    `  ${label}`,
    '',
    ...shown.flatMap((row) => [row, '']),
    '  ---------------------------------------------------------------',
    '',
    '  Dieser Schlüssel öffnet alles in der Bibliothek. Geht er verloren, kann niemand mehr etwas',
    '  öffnen, auch wir nicht. Wer ihn und die Festplatte hat, kann alles lesen. Legen Sie dieses',
    '  Blatt in einen Tresor, weit weg vom Server. Es gilt, bis Sie die Wurzel wechseln.',
    '',
    '  So stellen Sie ihn wieder her: Schreiben Sie alles zwischen den Linien in eine Zeile der Datei',
    `  ${rootFile}`,
    '  und führen Sie chmod 600 mit ihr aus. Leerzeichen und Bindestriche sind gleichgültig,',
    '  die Zahlen 1 bis 4 am Rand gehören nicht dazu. Ein Tippfehler wird erkannt.',
    '',
    '  This key opens everything in the library. If it is lost, nobody can open anything, we neither.',
    '  Whoever has it and the disk can read everything. Put this sheet into a safe, far from the',
    '  server. It is good until you change the root.',
    '',
    '  To bring it back, write all between the lines into one line of the file above, and run',
    '  chmod 600 on it. Spaces and hyphens do not matter, the numbers 1 to 4 at the margin do not',
    '  belong to it. A typing error is noticed.',
    '',
  ].join('\n');
}
