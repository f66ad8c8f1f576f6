import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ParticipantId } from '../rooms/participant-id.ts';
import { Presence, UNHEARD } from './presence.ts';

const BO = 'bo' as ParticipantId;

function heardAtZero(): Presence {
  const presence = new Presence();
  presence.seated(BO, 0);
  presence.heard(BO, 0, true);
  return presence;
}

describe('presence', () => {
  it('lets somebody unheard be removed, later than it shows them as not up to date', () => {
    const presence = heardAtZero();
    assert.equal(presence.isUpToDate(BO, UNHEARD.notUpToDateMs - 1), true);
    assert.equal(presence.isUpToDate(BO, UNHEARD.notUpToDateMs), false);
    assert.equal(presence.isGone(BO, UNHEARD.goneMs - 1), false);
    assert.equal(presence.isGone(BO, UNHEARD.goneMs), true);
    assert.equal(presence.removableFromMs(BO), UNHEARD.removedMs);
  });

  it('takes nobody for gone because the channel was away, and calls nobody up to date for it', () => {
    const presence = heardAtZero();
    const backMs = 10 * UNHEARD.removedMs;
    assert.equal(presence.isGone(BO, backMs), true);
    presence.reopened(backMs);
    presence.begin([BO], backMs);
    assert.equal(presence.isGone(BO, backMs), false);
    assert.equal(presence.removableFromMs(BO), backMs + UNHEARD.removedMs);
    assert.equal(presence.isUpToDate(BO, backMs), false);
    presence.heard(BO, backMs, true);
    assert.equal(presence.isUpToDate(BO, backMs), true);
  });
});
