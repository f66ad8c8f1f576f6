import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { claim, proves } from '../../../tests/kit/claims.ts';
import { undeclaredFiles } from '../../../tests/kit/leak/declared-files.ts';
import { unexplained } from '../../../tests/kit/leak/exceptions.ts';
import { changedBlocks } from '../../../tests/kit/leak/image-blocks.ts';
import { LeakWorld } from '../../../tests/kit/leak/leak-world.ts';
import { Scanner } from '../../../tests/kit/leak/scanner.ts';
import { searchSinks } from '../../../tests/kit/leak/sink.ts';
import { watchedCall } from '../../../tests/kit/leak/watched-call.ts';
import { withoutNamespaces } from '../../../tests/kit/namespaces/run.ts';

/** What a file system notes of itself while nobody writes to it. */
const OF_ITSELF = new Set(['superblock', 'journal', 'inode table']);

test(
  'a meeting leaves the raw disk of the server as it was, and no mark of it anywhere',
  { skip: withoutNamespaces },
  async () => {
    proves(claim('W5'));
    proves(claim('W20'));
    await using world = await LeakWorld.open();
    const before = world.image.bytes();
    const call = await watchedCall(world);
    const changed = changedBlocks(world.image.file, before, world.image.bytes());
    assert.deepEqual(
      [...changed].filter(([use]) => !OF_ITSELF.has(use)),
      [],
    );

    const scanner = new Scanner(call.canaries);
    const outcomes = await searchSinks(scanner, [...call.sinks, ...world.sinks]);
    assert.deepEqual(
      outcomes.filter(({ state }) => state === 'not-checked'),
      [],
    );
    const traces = unexplained(scanner.traces).filter(({ isWeak }) => !isWeak);
    assert.deepEqual(
      traces.map(
        ({ sink, canary, form, where }) => `${sink}: ${canary.name} as ${form} in ${where}`,
      ),
      [],
    );
    const { dataFolder } = world.image;
    assert.deepEqual(undeclaredFiles(world.trace.written(), dataFolder), []);

    // Planted: a log of one line must be seen on the disk by both means.
    const [mark] = call.canaries;
    assert.ok(mark !== undefined);
    writeFileSync(join(dataFolder, 'access.log'), `${mark.text}\n`);
    const after = world.image.bytes();
    assert.ok(changedBlocks(world.image.file, before, after).has('contents'));
    scanner.scan('disk image', 'planted', after);
    assert.ok(scanner.traces.some(({ where }) => where.startsWith('planted')));
    const log = { program: 'edge', path: join(dataFolder, 'access.log') };
    assert.deepEqual(undeclaredFiles([log], dataFolder), [log]);
  },
);
