/** All that the instance needs of a request's headers; every other one ends in the proxy. */
export const PASSED_HEADERS = [
  'Host',
  'Origin',
  'Accept-Encoding',
  'Content-Type',
  'Sec-WebSocket-Key',
  'Sec-WebSocket-Version',
  'Sec-WebSocket-Protocol',
] as const;

/** A user agent is cut down to its family: the media engine works around what each one cannot do. */
export const BROWSER_FAMILIES = [
  { pattern: '(iPhone|iPad|iPod)', says: 'iPhone' },
  { pattern: 'Firefox/[0-9]', says: 'Firefox/0' },
  { pattern: '(Chrome|Chromium|HeadlessChrome)/[0-9]', says: 'Chrome/0' },
  { pattern: 'Version/[0-9].* Safari/[0-9]', says: 'Version/0 Safari/0' },
] as const;
