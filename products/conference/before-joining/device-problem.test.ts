import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deviceProblem, remedy, type DeviceFailure } from './device-problem.ts';

const failures: readonly [DeviceFailure, string][] = [
  [{ name: 'NotAllowedError', message: 'Permission denied' }, 'denied'],
  [{ name: 'NotAllowedError', message: 'Permission dismissed' }, 'denied'],
  [{ name: 'NotAllowedError', permission: 'denied' }, 'denied'],
  [{ name: 'NotAllowedError', permission: 'prompt' }, 'denied'],
  [{ name: 'NotAllowedError', message: 'Permission denied by system' }, 'blocked'],
  [{ name: 'NotAllowedError', permission: 'granted' }, 'blocked'],
  [{ name: 'SecurityError' }, 'denied'],
  [{ name: 'NotFoundError' }, 'missing'],
  [{ name: 'OverconstrainedError' }, 'missing'],
  [{ name: 'NotReadableError' }, 'busy'],
  [{ name: 'AbortError' }, 'busy'],
  [{ name: 'TypeError' }, 'failed'],
  [{ name: '' }, 'failed'],
];

describe('a device that does not open', () => {
  for (const [failure, problem] of failures) {
    it(`${JSON.stringify(failure)} is ${problem}`, () => {
      assert.equal(deviceProblem(failure), problem);
    });
  }
});

const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15';
const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)';
const browsers: readonly [string, boolean, string, string][] = [
  [`${WINDOWS} AppleWebKit/537.36 Chrome/150.0 Safari/537.36`, false, 'chromium', 'windows'],
  [`${WINDOWS} AppleWebKit/537.36 Chrome/150 Safari/537.36 Edg/150`, true, 'chromium', 'windows'],
  [`${WINDOWS} Gecko/20100101 Firefox/153.0`, false, 'firefox', 'windows'],
  [`${MAC} Version/18.0 Safari/605.1.15`, false, 'safari', 'mac'],
  [`${MAC} Version/18.0 Safari/605.1.15`, true, 'ios', 'phone'],
  [`Mozilla/5.0 (iPhone) AppleWebKit/605 CriOS/150 Safari/604.1`, true, 'ios', 'phone'],
  [`Mozilla/5.0 (Linux; Android 10; K) Chrome/150 Mobile Safari/537.36`, true, 'android', 'phone'],
  [`Mozilla/5.0 (Android 14; Mobile) Gecko/153 Firefox/153.0`, true, 'android', 'phone'],
  [`Mozilla/5.0 (X11; Linux x86_64) Firefox/153.0`, false, 'firefox', 'other'],
  ['something else', false, 'other', 'other'],
];

describe('the remedy for a missing permission', () => {
  for (const [userAgent, touches, browser, system] of browsers) {
    it(`is that of ${browser} on ${system} for ${userAgent}`, () => {
      assert.equal(remedy('denied', userAgent, touches), `denied-${browser}`);
      assert.equal(remedy('blocked', userAgent, touches), `blocked-${system}`);
    });
  }
});
