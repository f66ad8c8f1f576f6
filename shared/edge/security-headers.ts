import type { PublicOrigin } from './public-origins.ts';

// Features that a page may not use, named because the default of most is "allowed here". Only
// names that current Chromium knows: an unknown one becomes a warning on every visitor's console.
const NEVER = [
  'accelerometer',
  'browsing-topics',
  // With these, Chromium would name browser and system once more with each file it asks for.
  'ch-ua',
  'ch-ua-mobile',
  'ch-ua-platform',
  'clipboard-read',
  'compute-pressure',
  'encrypted-media',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'keyboard-map',
  'local-fonts',
  'magnetometer',
  'midi',
  'otp-credentials',
  'payment',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'serial',
  'storage-access',
  'sync-xhr',
  'usb',
  'window-management',
  'xr-spatial-tracking',
] as const;

const MEETING = [
  'autoplay',
  'camera',
  'display-capture',
  'fullscreen',
  'microphone',
  'picture-in-picture',
  'screen-wake-lock',
] as const;

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "worker-src 'self'",
  "media-src 'self' blob:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types blende',
] as const;

const ALWAYS = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

// For this name alone: others of the same organisation may still speak plain HTTP.
const OVER_TLS = { 'strict-transport-security': 'max-age=31536000' } as const;

/** What the edge says on every answer, whoever wrote its content. */
export function securityHeaders(
  origin: PublicOrigin | undefined,
  features: 'meeting' | 'none',
): Readonly<Record<string, string>> {
  const key = `${origin?.origin ?? ''} ${features}`;
  const made = HEADERS.get(key) ?? makeHeaders(origin, features);
  HEADERS.set(key, made);
  return made;
}

/** One entry for each of the few origins that an instance has, for pages with and without features. */
const HEADERS = new Map<string, Readonly<Record<string, string>>>();

function makeHeaders(
  origin: PublicOrigin | undefined,
  features: 'meeting' | 'none',
): Readonly<Record<string, string>> {
  return {
    ...ALWAYS,
    ...(origin?.origin.startsWith('https:') === true ? OVER_TLS : {}),
    'content-security-policy': [...CONTENT_SECURITY_POLICY, connectSource(origin)].join('; '),
    'permissions-policy': permissionsPolicy(features),
  };
}

/** Older browsers do not count WebSockets of the own origin as 'self'. */
function connectSource(origin: PublicOrigin | undefined): string {
  return origin === undefined
    ? "connect-src 'none'"
    : `connect-src 'self' ${origin.webSocketOrigin}`;
}

function permissionsPolicy(features: 'meeting' | 'none'): string {
  const allowed = features === 'meeting' ? 'self' : '';
  return [
    ...NEVER.map((name) => `${name}=()`),
    ...MEETING.map((name) => `${name}=(${allowed})`),
  ].join(', ');
}
