import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NO_DOWNGRADE } from '../downgrade/downgrade-view.ts';
import { FIRST_OPTIONS } from '../group/group-options.ts';
import { NO_LOBBY } from '../lobby/lobby-view.ts';
import type { GroupMember, GroupView } from '../group/group-view.ts';
import type { ParticipantId } from '../rooms/participant-id.ts';
import {
  FRESH_MS,
  GRACE_MS,
  padlock,
  type PadlockInput,
  type PersonProtection,
  type Protection,
  type ShownTrack,
} from './padlock.ts';

const NOW = 1_000_000;
const EPOCH = 7;

function member(id: string, part: Partial<GroupMember> = {}): GroupMember {
  const rest = { leaf: 0, name: id, isHost: false, isSelf: id === 'self', upToDate: true };
  return { ...rest, id: id as ParticipantId, ...part };
}

function group(part: Partial<GroupView> = {}): GroupView {
  const members = [member('self'), member('ben'), member('carla')];
  return {
    state: 'in',
    epoch: EPOCH,
    members,
    digits: [],
    options: FIRST_OPTIONS,
    lobby: NO_LOBBY,
    downgrade: NO_DOWNGRADE,
    unknownConnections: 0,
    ...part,
  };
}

function track(participantId: string, part: Partial<ShownTrack> = {}): ShownTrack {
  return { participantId, isWatched: true, okAtMs: NOW - 100, epoch: EPOCH, ...part };
}

const both = [track('ben'), track('carla')];
const justNow = { epochSinceMs: NOW - 1_000 };
const longAgo = { epochSinceMs: NOW - GRACE_MS - 1 };

type Row = readonly [
  situation: string,
  input: Partial<PadlockInput>,
  padlock: Protection,
  ben?: PersonProtection,
];

const rows: readonly Row[] = [
  ['every rendered frame authenticated a moment ago', { tracks: both }, 'safe', 'safe'],
  ['one sends and the other is silent', { tracks: [track('ben')] }, 'safe', 'safe'],
  ['nobody sends anything', { tracks: [] }, 'waiting', 'silent'],
  ['a member alone', { group: group({ members: [member('self')] }), tracks: [] }, 'waiting'],
  [
    'no frame yet',
    { tracks: [track('ben', { okAtMs: undefined, epoch: undefined }), track('carla')] },
    'waiting',
    'waiting',
  ],
  [
    'the last frame is just fresh',
    { tracks: [track('ben', { okAtMs: NOW - FRESH_MS })] },
    'safe',
    'safe',
  ],
  [
    'the last frame is too old',
    { tracks: [track('ben', { okAtMs: NOW - FRESH_MS - 1 }), track('carla')] },
    'waiting',
    'waiting',
  ],
  [
    'picture flows and sound does not',
    { tracks: [track('ben'), track('ben', { okAtMs: NOW - FRESH_MS - 1 })] },
    'waiting',
    'waiting',
  ],
  [
    'the epoch before, within its grace time',
    { ...justNow, tracks: [track('ben', { epoch: EPOCH - 1 }), track('carla')] },
    'safe',
    'safe',
  ],
  [
    'the epoch before, after its grace time',
    { ...longAgo, tracks: [track('ben', { epoch: EPOCH - 1 }), track('carla')] },
    'not-up-to-date',
    'not-up-to-date',
  ],
  [
    'two epochs before',
    { ...justNow, tracks: [track('ben', { epoch: EPOCH - 2 })] },
    'not-up-to-date',
    'not-up-to-date',
  ],
  [
    'an epoch that is not there yet',
    { ...justNow, tracks: [track('ben', { epoch: EPOCH + 1 })] },
    'not-up-to-date',
    'not-up-to-date',
  ],
  [
    'a member nobody hears',
    {
      group: group({ members: [member('self'), member('ben', { upToDate: false })] }),
      tracks: [track('ben')],
    },
    'not-up-to-date',
    'not-up-to-date',
  ],
  [
    'a track that passes the worker by',
    { tracks: [track('ben', { isWatched: false }), track('carla')] },
    'not-protected',
    'not-protected',
  ],
  [
    'the last frame came unencrypted',
    { tracks: [track('ben', { clearAtMs: NOW - 50 }), track('carla')] },
    'not-protected',
    'not-protected',
  ],
  [
    'a frame came unencrypted before the last one that authenticated',
    { tracks: [track('ben', { clearAtMs: NOW - 200 }), track('carla')] },
    'safe',
    'safe',
  ],
  [
    'everybody has agreed to do without, and nothing is sent',
    { group: group({ downgrade: { isClear: true, people: [] } }), tracks: [] },
    'not-protected',
    'not-protected',
  ],
  [
    'something is rendered of somebody who is no member',
    { tracks: [...both, track('mallory')] },
    'not-protected',
    'safe',
  ],
  [
    'somebody is there beside the group',
    { group: group({ unknownConnections: 1 }), tracks: both },
    'unknown-connections',
    'safe',
  ],
  [
    'unprotected goes before unknown',
    { group: group({ unknownConnections: 1 }), tracks: [track('ben', { isWatched: false })] },
    'not-protected',
    'not-protected',
  ],
  [
    'keys are agreed on',
    { group: group({ state: 'joining', members: [] }), tracks: [] },
    'joining',
  ],
  [
    'the group cannot be reached',
    { group: group({ state: 'alone-with-server' }), tracks: both },
    'not-up-to-date',
    'safe',
  ],
  [
    'removed',
    { group: group({ state: 'removed' }), tracks: both },
    'not-protected',
    'not-protected',
  ],
  ['failed', { group: group({ state: 'failed' }), tracks: [] }, 'not-protected', 'not-protected'],
];

for (const [situation, part, protection, ben] of rows) {
  test(`the padlock: ${situation}`, () => {
    const input = { group: group(), epochSinceMs: 0, tracks: both, nowMs: NOW, ...part };
    const said = padlock(input);
    assert.equal(said.protection, protection);
    assert.equal(said.people.get('ben'), ben);
    assert.equal(said.people.has('self'), false);
  });
}
