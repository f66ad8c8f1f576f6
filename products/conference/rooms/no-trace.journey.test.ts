import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { claim, proves } from '../../../tests/kit/claims.ts';
import { undeclaredFiles } from '../../../tests/kit/leak/declared-files.ts';
import { unexplained } from '../../../tests/kit/leak/exceptions.ts';
import { LeakWorld } from '../../../tests/kit/leak/leak-world.ts';
import { Scanner } from '../../../tests/kit/leak/scanner.ts';
import { changedSince, diskBefore } from '../../../tests/kit/leak/same-disk.ts';
import { searchSinks } from '../../../tests/kit/leak/sink.ts';
import { watchedCall } from '../../../tests/kit/leak/watched-call.ts';
import { withoutNamespaces } from '../../../tests/kit/namespaces/run.ts';

test(
  'a meeting leaves the raw disk of the server as it was, and no mark of it anywhere',
  { skip: withoutNamespaces },
  async () => {
    proves(claim('W4'));
    proves(claim('W5'));
    proves(claim('W20'));
    // The auditor may happen to write its record in the first one.
    assert.ok((await meetAndSearch()) || (await meetAndSearch()), 'the auditor wrote both times');
  },
);

/** Answers whether the disk could be judged. */
async function meetAndSearch(): Promise<boolean> {
  await using world = await LeakWorld.open();
  const { image } = world;
  const before = diskBefore(image);
  const call = await watchedCall(world);
  const changed = changedSince(image, before);
  if (changed === undefined) return false;
  assert.deepEqual(changed, []);

  const scanner = new Scanner(call.canaries);
  const outcomes = await searchSinks(scanner, [...call.sinks, ...world.sinks]);
  assert.deepEqual(
    outcomes.filter(({ state }) => state === 'not-checked'),
    [],
  );
  const traces = unexplained(scanner.traces).filter(({ isWeak }) => !isWeak);
  assert.deepEqual(
    traces.map(({ sink, canary, form, where }) => `${sink}: ${canary.name} as ${form} in ${where}`),
    [],
  );
  // Where they may be, they are: the search of memory is not blind.
  const inTheEdge = scanner.traces.filter(
    ({ sink, where }) => sink === 'memory' && where.startsWith('edge'),
  );
  assert.ok(inTheEdge.some(({ canary }) => canary.name === 'user agent of Anna'));
  const { dataFolder } = image;
  assert.deepEqual(undeclaredFiles(world.trace.written(), dataFolder), []);

  // Planted: a log of one line must be seen on the disk by both means.
  const [mark] = call.canaries;
  assert.ok(mark !== undefined);
  writeFileSync(join(dataFolder, 'access.log'), `${mark.text}\n`);
  assert.ok(changedSince(image, before)?.some(([use]) => use === 'contents'));
  scanner.scan('disk image', 'planted', image.bytes());
  assert.ok(scanner.traces.some(({ where }) => where.startsWith('planted')));
  const log = { program: 'edge', path: join(dataFolder, 'access.log') };
  assert.deepEqual(undeclaredFiles([log], dataFolder), [log]);
  return true;
}
