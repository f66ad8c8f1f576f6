import assert from 'node:assert/strict';
import { it } from 'node:test';
import { cronOf } from './schedule.ts';

it('writes hours and days as cron does', () => {
  assert.equal(cronOf({ on: 'every-day', hour: 3, minute: 30 }), '30 3 * * *');
  assert.equal(cronOf({ on: 'sunday', hour: 0, minute: 5 }), '5 0 * * 0');
  assert.equal(cronOf({ on: 'saturday', hour: 23, minute: 0 }), '0 23 * * 6');
});
