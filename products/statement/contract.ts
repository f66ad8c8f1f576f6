/** Paths of the privacy statement that anybody may ask for. */
export const PATHS = {
  statement: { de: '/datenschutz', en: '/privacy' },
  imprint: { de: '/impressum', en: '/imprint' },
  /** Of processing activities, Art. 30 GDPR. */
  record: { de: '/verarbeitungsverzeichnis', en: '/records-of-processing' },
  bill: { de: '/stueckliste', en: '/bill-of-materials' },
  api: '/api/statement',
  /** Style sheet and font of these pages. */
  files: '/statement/',
} as const;

/** Logs of evidence: of this instance, and of the tests before the release that it runs. */
export const LOGS = ['instance', 'release'] as const;
export type LogName = (typeof LOGS)[number];

/** Checkpoint, tiles and public key of a log lie below this path (c2sp.org/tlog-tiles). */
export function logPath(log: LogName): string {
  return log === 'instance' ? PATHS.api : `${PATHS.api}/release`;
}
