export type DeviceProblem = 'denied' | 'blocked' | 'missing' | 'busy' | 'insecure' | 'failed';

export interface DeviceFailure {
  /** The browser's error name (Media Capture and Streams, section 10). */
  readonly name: string;
  readonly message?: string;
  /** What the browser says of its own permission, if it says anything. */
  readonly permission?: 'granted' | 'denied' | 'prompt' | undefined;
}

/** Why a camera or microphone did not open. `blocked` is the system, `denied` the browser. */
export function deviceProblem({ name, message = '', permission }: DeviceFailure): DeviceProblem {
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      // Chromium says so in its message; elsewhere the browser's own permission speaks against it.
      return /system/i.test(message) || permission === 'granted' ? 'blocked' : 'denied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'failed';
  }
}

export type Remedy =
  | 'denied-android'
  | 'denied-chromium'
  | 'denied-firefox'
  | 'denied-ios'
  | 'denied-other'
  | 'denied-safari'
  | 'blocked-mac'
  | 'blocked-other'
  | 'blocked-phone'
  | 'blocked-windows';

/** What to do about a permission that is missing, in this very browser, by its user agent. */
export function remedy(problem: 'denied' | 'blocked', userAgent: string, touches: boolean): Remedy {
  // An iPad calls itself a Macintosh; no Macintosh has a touch screen.
  const ios = /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && touches);
  const android = userAgent.includes('Android');
  if (problem === 'blocked') {
    if (ios || android) return 'blocked-phone';
    if (userAgent.includes('Macintosh')) return 'blocked-mac';
    return userAgent.includes('Windows') ? 'blocked-windows' : 'blocked-other';
  }
  if (ios) return 'denied-ios';
  if (android) return 'denied-android';
  if (userAgent.includes('Firefox/')) return 'denied-firefox';
  if (/Chrome\//.test(userAgent)) return 'denied-chromium';
  return userAgent.includes('Safari/') ? 'denied-safari' : 'denied-other';
}
