import type { BrowserFamily } from './edge-upgrade.ts';

/** The engine a user agent stands for. On iOS every browser is Safari's. */
export function browserFamily(userAgent: string | undefined): BrowserFamily {
  if (userAgent === undefined) return 'other';
  if (/\b(?:iPhone|iPad|iPod)\b/.test(userAgent)) return 'safari';
  if (/\bFirefox\/\d/.test(userAgent)) return 'firefox';
  if (/\b(?:Chrome|Chromium|HeadlessChrome)\/\d/.test(userAgent)) return 'chromium';
  return /\bVersion\/\d.* Safari\/\d/.test(userAgent) ? 'safari' : 'other';
}
