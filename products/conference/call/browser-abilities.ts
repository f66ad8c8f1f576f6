/** What the meeting cannot do without. */
export const ABILITIES = [
  'peer-connections',
  'encoded-transforms',
  'key-kinds',
  'workers',
] as const;
export type Ability = (typeof ABILITIES)[number];

/**
 * Whatever else is missing, the person could not be a member of the group; and a group of people who
 * know who is in it is what consent needs.
 */
export function lacksFramesAlone(missing: readonly Ability[]): boolean {
  return missing.length === 1 && missing[0] === 'encoded-transforms';
}

export const BROWSERS = ['Chrome', 'Edge', 'Firefox', 'Safari'] as const;
export type BrowserName = (typeof BROWSERS)[number];

/**
 * The first versions that have everything: RTCRtpScriptTransform (Chrome and Edge 141, Firefox 117,
 * Safari 15.4) and X25519 in WebCrypto (133, 130, 17), as MDN's compatibility data say.
 */
export const MINIMUM_VERSIONS: Readonly<Record<BrowserName, number>> = {
  Chrome: 141,
  Edge: 141,
  Firefox: 130,
  Safari: 17,
};

export interface BrowserVersion {
  readonly name: BrowserName;
  readonly version: number;
}

const PATTERNS: readonly (readonly [BrowserName, RegExp])[] = [
  ['Edge', /\bEdg(?:A|iOS)?\/(\d+)/],
  ['Firefox', /\b(?:Firefox|FxiOS)\/(\d+)/],
  ['Chrome', /\b(?:HeadlessChrome|Chrome|CriOS)\/(\d+)/],
  ['Safari', /\bVersion\/(\d+)[.\d]* (?:Mobile\/\S+ )?Safari\//],
];

/** Undefined for a browser that names itself otherwise. */
export function browserVersion(userAgent: string): BrowserVersion | undefined {
  for (const [name, pattern] of PATTERNS) {
    const version = pattern.exec(userAgent)?.[1];
    if (version !== undefined) return { name, version: Number(version) };
  }
  return undefined;
}

/** Every browser on Apple's phones and tablets is Safari inside and comes with the system. */
export function isApplePhone(userAgent: string): boolean {
  return /\b(?:iPhone|iPad|iPod)\b/.test(userAgent);
}

export type Remedy = 'update' | 'update-system' | 'unblock' | 'other-browser';

/** What helps: a newer version, or if this one is new enough, whatever holds it back. */
export function remedyOf(userAgent: string): Remedy {
  const browser = browserVersion(userAgent);
  if (isApplePhone(userAgent)) {
    const system = Number(/\bOS (\d+)_/.exec(userAgent)?.[1] ?? 0);
    return system >= MINIMUM_VERSIONS.Safari ? 'unblock' : 'update-system';
  }
  if (browser === undefined) return 'other-browser';
  return browser.version < MINIMUM_VERSIONS[browser.name] ? 'update' : 'unblock';
}
