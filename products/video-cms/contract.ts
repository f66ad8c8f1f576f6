/** Paths of the library that anybody may ask for. */
export const PATHS = {
  start: { de: '/', en: '/en' },
  health: '/healthz',
  /** Style sheet and font of its pages. */
  files: '/library/',
} as const;
