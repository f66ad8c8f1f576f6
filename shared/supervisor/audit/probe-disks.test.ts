import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { FakedMachine, type FakedFacts } from '../disks/testing/faked-machine.ts';
import { diskKeysProbe, encryptedDisksProbe, swapDisksProbe } from './probe-disks.ts';

const HOLDS = { outcome: 'holds' };
const PLAIN = { outcome: 'fails', code: 'disk-plain' };
const SEALED: FakedFacts = {
  devices: [
    { name: 'sda', number: '8:0' },
    { name: 'sdb', number: '8:16' },
    {
      name: 'dm-0',
      number: '253:0',
      uuid: 'CRYPT-LUKS2-a1-data',
      mapping: 'data',
      below: ['8:0'],
    },
    { name: 'zram0', number: '252:0' },
  ],
  mounts: ['253:0 / ext4 /dev/mapper/data', '0:9 /run tmpfs tmpfs', '8:16 /usb ext4 /dev/sdb'],
  files: { 'etc/crypttab': 'data UUID=a1 none luks\n' },
};

async function answers(facts: FakedFacts, folders: readonly string[] = ['/srv/a', '/srv/b']) {
  using machine = new FakedMachine({ ...SEALED, ...facts });
  const surroundings = { machine: () => machine.view, folders };
  return {
    disks: await encryptedDisksProbe(surroundings).run(),
    keys: await diskKeysProbe(surroundings).run(),
    swap: await swapDisksProbe(surroundings).run(),
  };
}

describe('disks are called encrypted', () => {
  test('where all of them are, with their key elsewhere, and no swap is plain', async () => {
    const swaps = ['/dev/zram0 partition 9 0 1', '/dev/dm-0 partition 9 0 1', '/swap file 9 0 1'];
    const all = { disks: HOLDS, keys: HOLDS, swap: HOLDS };
    assert.deepEqual(await answers({}), all);
    assert.deepEqual(await answers({ swaps }, ['/srv/a', '/run/x']), all);
  });

  test('until one thing lies on a plain disk', async () => {
    assert.deepEqual(await answers({}, ['/srv/a', '/usb/b']), {
      disks: PLAIN,
      keys: PLAIN,
      swap: HOLDS,
    });
    const mounts = ['8:0 / ext4 /dev/sda'];
    assert.deepEqual((await answers({ mounts })).disks, PLAIN);
  });

  test('until the key lies beside what it opens', async () => {
    const mounts = [...(SEALED.mounts ?? []), '8:0 /boot ext4 /dev/sda1'];
    const files = { 'etc/crypttab': 'data UUID=a1 /boot/key luks\n' };
    const { disks, keys } = await answers({ mounts, files });
    assert.deepEqual([disks, keys], [HOLDS, { outcome: 'fails', code: 'key-beside-data' }]);
  });

  test('until memory may be moved out to a plain one, as a device or a file', async () => {
    for (const swaps of [['/dev/sdb partition 9 0 -2'], ['/usb/swap file 9 0 -2']])
      assert.deepEqual((await answers({ swaps })).swap, { outcome: 'fails', code: 'swap-plain' });
  });

  test('never where something cannot be seen', async () => {
    const { disks } = await answers({ mounts: ['0:44 / nfs4 nas:/x'] });
    assert.deepEqual(disks, { outcome: 'not-checked', code: 'disk-not-seen' });
    const { keys } = await answers({ files: {} });
    assert.deepEqual(keys, { outcome: 'not-checked', code: 'key-not-seen' });
    const { swap } = await answers({ swaps: ['/dev/nothing partition 9 0 1'] });
    assert.deepEqual(swap, { outcome: 'not-checked', code: 'disk-not-seen' });
    const gone = { root: '/proc/4194303/root', mountinfo: '/proc/4194303/mountinfo' };
    const machine = () => ({ ...gone, swaps: '/proc/4194303/x', attributesOf: () => undefined });
    const surroundings = { machine, folders: ['/srv'] };
    for (const probe of [encryptedDisksProbe, diskKeysProbe, swapDisksProbe])
      assert.equal((await probe(surroundings).run()).outcome, 'not-checked');
  });
});
