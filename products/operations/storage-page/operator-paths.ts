/** What the operator's command asks the library's process. */
export const OPERATOR_PATHS = { report: '/storage/report', link: '/storage/link' } as const;
