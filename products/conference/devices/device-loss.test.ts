import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { afterLoss, type DeviceLoss, type LossStep } from './device-loss.ts';

const headset = { id: 'h', name: 'Headset' };
const builtIn = { id: 'b', name: 'Built-in' };
const unplugged: DeviceLoss = {
  wasOn: true,
  lostId: 'h',
  devices: [builtIn],
  permission: 'granted',
  isHidden: false,
};
const off = (reason: 'unplugged' | 'revoked' | 'taken'): LossStep => ({ step: 'stay-off', reason });

const CASES: readonly (readonly [string, Partial<DeviceLoss>, LossStep])[] = [
  ['unplugged, another one is there', {}, { step: 'replace', by: builtIn }],
  [
    'unplugged, of two others the first',
    { devices: [builtIn, { id: 'c', name: 'C' }] },
    { step: 'replace', by: builtIn },
  ],
  [
    'unplugged, permission cannot be asked',
    { permission: 'unknown' },
    { step: 'replace', by: builtIn },
  ],
  [
    'the default one unplugged, another one is the default now',
    { lostId: 'default', devices: [{ id: 'default', name: 'Built-in' }, builtIn] },
    { step: 'replace', by: { id: 'default', name: 'Built-in' } },
  ],
  ['unplugged in the background', { isHidden: true }, { step: 'replace', by: builtIn }],
  ['unplugged, no other one', { devices: [] }, off('unplugged')],
  [
    'unplugged while it was muted: another one is not opened unasked',
    { wasOn: false },
    off('unplugged'),
  ],
  ['permission taken back', { permission: 'denied' }, off('revoked')],
  [
    'permission taken back, device still there',
    { permission: 'denied', devices: [headset] },
    off('revoked'),
  ],
  ['ended by the system or the browser', { devices: [headset, builtIn] }, off('taken')],
  [
    'ended in the browser, which will ask again',
    { devices: [headset], permission: 'prompt' },
    off('taken'),
  ],
  [
    'a phone call while the page is hidden',
    { devices: [headset], isHidden: true },
    { step: 'reopen-on-return' },
  ],
  ['a phone call while muted', { devices: [headset], isHidden: true, wasOn: false }, off('taken')],
];

describe('after a device was lost', () => {
  for (const [what, part, expected] of CASES) {
    it(what, () => {
      assert.deepEqual(afterLoss({ ...unplugged, ...part }), expected);
    });
  }
});
