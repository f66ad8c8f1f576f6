export type DeviceProblem = 'denied' | 'missing' | 'busy' | 'insecure' | 'failed';

/** Why a camera or microphone did not open, by the browser's error name (Media Capture, section 10). */
export function deviceProblem(errorName: string): DeviceProblem {
  switch (errorName) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied';
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
