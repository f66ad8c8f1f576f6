/** Paths of the operator's pages, under the library's address. */
export const PATHS = {
  storage: { de: '/speicher', en: '/storage' },
  /** Takes what a one-time link carries, and gives a session for it. */
  storageSession: '/api/storage/session',
  /** Style sheet, font and script of these pages. */
  files: '/operator/',
} as const;

export { OPERATOR_PATHS } from './storage-page/operator-paths.ts';
export { NOT_RUNNING, reportLines } from './storage-page/report-lines.ts';
export type { MachineReport } from './storage-page/machine-report.ts';
export type { LiveReport } from './storage-page/storage-report.ts';
