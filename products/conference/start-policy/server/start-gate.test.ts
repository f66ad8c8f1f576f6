import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';
import { Secret } from '@blende/shared/basics/secret.ts';
import { newSecret } from '../../../../tests/kit/room-client.ts';
import { StartGate } from './start-gate.ts';

const [key, other, room, elsewhere] = [newSecret(), newSecret(), 'R', 'S'];

describe('the start gate', () => {
  it('gives a permit to whoever holds the start key, good for one room', () => {
    const gate = new StartGate({ policy: 'start-link', key: new Secret(key) });
    const permit = gate.permitFor(room, key);
    assert.match(permit ?? '', /^[\w-]{22}$/);
    assert.equal(gate.mayOpen(room, permit), true);
    assert.equal(gate.mayOpen(elsewhere, permit), false);
    for (const wrong of [other, '', key.slice(1), `${key}A`, '%'])
      assert.equal(gate.permitFor(room, wrong), undefined);
    for (const wrong of [undefined, '', permit?.slice(1), `${permit}A`, '%'])
      assert.equal(gate.mayOpen(room, wrong), false);
  });

  it('takes nothing of an old key once there is a new one', () => {
    const gate = new StartGate({ policy: 'start-link', key: new Secret(key) });
    const permit = gate.permitFor(room, key);
    gate.changeKey(new Secret(other));
    assert.equal(gate.permitFor(room, key), undefined);
    assert.equal(gate.mayOpen(room, permit), false);
    assert.equal(gate.mayOpen(room, gate.permitFor(room, other)), true);
  });

  it('gives no permit under nobody, and members bring their room back', () => {
    const gate = new StartGate({ policy: 'nobody', key: new Secret(key) });
    assert.equal(gate.permitFor(room, key), undefined);
    assert.equal(gate.mayOpen(room, undefined), false);
    assert.equal(gate.mayOpen(room, gate.permitOfMember(room)), true);
  });

  it('opens for everybody, without key and permit', () => {
    const gate = new StartGate({ policy: 'everybody' });
    assert.equal(gate.mayOpen(room, undefined), true);
    assert.equal(gate.permitOfMember(room), undefined);
  });

  it('prints no key', () => {
    const gate = new StartGate({ policy: 'start-link', key: new Secret(key) });
    const printed = inspect(gate, { showHidden: true }) + JSON.stringify(gate);
    assert.ok(!printed.includes(key));
  });
});
