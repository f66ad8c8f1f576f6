import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newDevices, type ListedDevice, type ListedDevices } from './new-devices.ts';

const device = (id: string, group = id, name = `name of ${id}`): ListedDevice => ({
  id,
  name,
  group,
});
const before: ListedDevices = {
  cameras: [device('c')],
  microphones: [device('default', 'b'), device('m', 'b')],
  speakers: [device('s', 'b')],
};
const plus = (added: Partial<ListedDevices>): ListedDevices => ({
  cameras: [...(added.cameras ?? []), ...before.cameras],
  microphones: [...(added.microphones ?? []), ...before.microphones],
  speakers: [...(added.speakers ?? []), ...before.speakers],
});

describe('a device that was plugged in', () => {
  it('is offered by its name', () => {
    const offer = newDevices(before, plus({ cameras: [device('c2')] }));
    assert.deepEqual(offer, { name: 'name of c2', parts: [{ kind: 'camera', id: 'c2' }] });
  });

  it('is offered once with all its parts', () => {
    const after = plus({ microphones: [device('hm', 'h')], speakers: [device('hs', 'h')] });
    assert.deepEqual(newDevices(before, after)?.parts, [
      { kind: 'microphone', id: 'hm' },
      { kind: 'speaker', id: 'hs' },
    ]);
  });

  it('is offered where nothing of its kind was', () => {
    const none = { ...before, cameras: [] };
    assert.equal(newDevices(none, before)?.name, 'name of c');
  });

  for (const [what, after] of [
    ['nothing changed', before],
    ['something was pulled out', { ...before, cameras: [] }],
    ['only an alias moved', plus({ microphones: [device('communications', 'b')] })],
    ['it has no name yet', plus({ cameras: [device('c2', 'c2', '')] })],
  ] as const) {
    it(`is none if ${what}`, () => {
      assert.equal(newDevices(before, after), undefined);
    });
  }
});
