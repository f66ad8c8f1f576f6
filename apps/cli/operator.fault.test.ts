import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Instance } from '../../tests/kit/instance.ts';
import { until } from '../../tests/kit/reading.ts';
import {
  KEY_HASH,
  newLink,
  newSecret,
  RoomClient,
  type TestLink,
} from '../../tests/kit/room-client.ts';
import { runBlende, type CommandResult } from './testing/blende-command.ts';

const PATIENCE_MS = 60_000;

describe("the operator's commands on a running Blende", () => {
  test('count, end and drain, and print no id and no secret', async () => {
    await using instance = await Instance.start({ further: ['--max-rooms', '2'] });
    const ask = (...words: readonly string[]): CommandResult =>
      runBlende([...words, '--data', instance.dataFolder]);
    const [link, other] = [await newLink(), await newLink()];
    const ada = await joined(instance, link);
    const bo = await joined(instance, other);
    assert.equal(await refusalFor(instance, await newLink()), 'server-full');

    const counts = ask('rooms', '--json');
    assert.equal(counts.exitCode, 0);
    assert.deepEqual(pickCounts(counts), {
      rooms: 2,
      participants: 2,
      maxRooms: 2,
      draining: false,
    });
    assert.match(ask('rooms').stdout, /^Meetings: 2 of at most 2 /);

    const secret = newSecret();
    const ended = ask('rooms', 'end', `${instance.origin}/r/${link.roomId}#${secret}`);
    assert.equal(ended.exitCode, 0, ended.stderr);
    assert.match(ended.stdout, /^The meeting has ended for 1 participant\.$/m);
    assert.match(ended.stderr, /cut off and not sent/);
    assert.equal(await ada.refusal(), 'meeting-ended');
    assert.equal(await bo.isQuiet(), true);
    const gone = ask('rooms', 'end', link.roomId);
    assert.match(gone.stderr, /\(room-unknown\)\n$/);
    assert.equal(gone.exitCode, 1);

    assert.equal(ask('drain').exitCode, 0);
    assert.equal((await bo.next('draining')).on, true);
    assert.equal(await refusalFor(instance, await newLink()), 'draining');
    const cy = await joined(instance, other);
    await bo.next('joined');
    for (const { stdout, stderr } of [counts, ended, gone, ask('rooms')]) {
      for (const known of [secret, link.roomId, other.roomId])
        assert.equal(`${stdout}${stderr}`.includes(known), false);
    }

    // A conference process that died goes on draining, once everybody had the time to come back.
    instance.kill('conference');
    await Promise.all([bo.closed, cy.closed]);
    await until(PATIENCE_MS, 'it drains again', async () => {
      const now = ask('rooms', '--json');
      return Promise.resolve(now.exitCode === 0 && pickCounts(now)['draining'] === true);
    });
    const waited = ask('drain', '--wait');
    assert.match(waited.stdout, /No meeting is left: Blende can be stopped\.\n$/);
    assert.equal(ask('drain', '--stop').exitCode, 0);
    await joined(instance, await newLink());
  });

  test('say so when nothing runs, and refuse what they do not know', () => {
    const nothing = runBlende(['rooms', '--data', '/tmp/blende-test-nothing-here']);
    assert.match(nothing.stderr, /\(not-running\)\n$/);
    assert.equal(nothing.exitCode, 1);
    const REFUSED: readonly (readonly string[])[] = [
      ['rooms', '--wait'],
      ['rooms', 'end'],
      ['rooms', 'end', 'https://example.org/#secret'],
      ['rooms', 'list'],
      ['drain', 'now'],
      ['drain', '--wait', '--stop'],
    ];
    for (const words of REFUSED) {
      const { exitCode, stderr } = runBlende(words);
      assert.equal(exitCode, 2, words.join(' '));
      assert.equal(stderr.includes('secret'), false);
    }
  });
});

async function open(instance: Instance): Promise<RoomClient> {
  return await RoomClient.open(`ws://localhost:${instance.port}/api/room-channel`, instance.origin);
}

async function joined(instance: Instance, link: TestLink): Promise<RoomClient> {
  const client = await open(instance);
  await client.join(link);
  return client;
}

async function refusalFor(instance: Instance, link: TestLink): Promise<string> {
  const client = await open(instance);
  const join = {
    type: 'join',
    protocol: 1,
    ...link,
    participantSecret: newSecret(),
    keyHash: KEY_HASH,
  };
  client.send(join);
  return await client.refusal();
}

function pickCounts({ stdout }: CommandResult): Record<string, unknown> {
  const { rooms, participants, maxRooms, draining } = JSON.parse(stdout) as Record<string, unknown>;
  return { rooms, participants, maxRooms, draining };
}
