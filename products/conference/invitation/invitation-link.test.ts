import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { equalBytes } from '@blende/shared/basics/bytes.ts';
import {
  entryPath,
  findInvitation,
  hostPath,
  invitationPath,
  parseInvitation,
} from './invitation-link.ts';
import { startMeeting } from './start-meeting.ts';

const ORIGIN = 'https://blende.example';
const meeting = await startMeeting({});
const invitation = invitationPath(meeting);
const host = hostPath(meeting);
const [path = '', secret = ''] = invitation.split('#');

describe('an invitation', () => {
  it('comes back from its own path with the same secret', () => {
    const result = parseInvitation(path, secret);
    assert.equal(result.outcome, 'invitation');
    assert.equal(result.invitation.roomId, meeting.roomId);
    assert.ok(equalBytes(result.invitation.linkSecret.reveal(), meeting.linkSecret.reveal()));
    assert.equal(result.invitation.hostSeed, undefined);
  });

  it('holds the host seed only as a host link', () => {
    const seed = meeting.hostSeed?.reveal() ?? new Uint8Array(0);
    const result = parseInvitation(path, host.split('#')[1] ?? '');
    assert.equal(result.outcome, 'invitation');
    assert.ok(equalBytes(result.invitation.hostSeed?.reveal() ?? new Uint8Array(0), seed));
    assert.equal(host.length - invitation.length, 44);
  });

  it('carries what was chosen on the start page, for host and guest', () => {
    for (const display of [
      { language: 'de' },
      { theme: 'dark' },
      { language: 'en', theme: 'light' },
    ] as const) {
      for (const entry of [
        { ...meeting, display },
        { roomId: meeting.roomId, linkSecret: meeting.linkSecret, display },
      ]) {
        const [entryPage = '', fragment = ''] = entryPath(entry).split('#');
        const result = parseInvitation(entryPage, fragment);
        assert.equal(result.outcome, 'invitation');
        assert.deepEqual(result.invitation.display, display);
      }
    }
  });

  it('carries a permit in the host link and to the room page, never in the invitation', () => {
    const permitted = { ...meeting, permit: 'p'.repeat(22) };
    const display = { language: 'de', theme: 'dark' } as const;
    for (const link of [hostPath(permitted), entryPath({ ...permitted, display })]) {
      const [page = '', fragment = ''] = link.split('#');
      const result = parseInvitation(page, fragment);
      assert.equal(result.outcome, 'invitation');
      assert.equal(result.invitation.permit, permitted.permit);
      assert.ok(result.invitation.hostSeed);
    }
    assert.equal(invitationPath(permitted), invitation);
  });

  const refusals = [
    ['with a permit cut off', path, `${secret}...ppp`, 'fragment-malformed'],
    ['without its fragment', path, '', 'fragment-missing'],
    ['with a fragment cut off', path, secret.slice(0, 20), 'fragment-malformed'],
    ['with one character more', path, `${secret}A`, 'fragment-malformed'],
    ['with a host seed cut off', path, `${secret}.AAAA`, 'fragment-malformed'],
    ['with an unknown third part', path, `${secret}..fr`, 'fragment-malformed'],
    ['with a fourth part', path, `${secret}..de.x`, 'fragment-malformed'],
    ['with padding', path, `${secret}=`, 'fragment-malformed'],
    ['to a room of nobody', '/r/AAAA', secret, 'room-unknown'],
    ['to another page', '/x/', secret, 'room-unknown'],
  ] as const;
  for (const [name, page, fragment, code] of refusals) {
    it(`is refused ${name}`, () => {
      assert.deepEqual(parseInvitation(page, fragment), { outcome: 'refused', code });
    });
  }
});

describe('what was pasted', () => {
  const found = [
    ['the link alone', `${ORIGIN}${invitation}`],
    ['the path alone', invitation],
    ['a sentence', `Kommen Sie bitte um 9 Uhr: ${ORIGIN}${invitation}.`],
    ['an e-mail', `Hallo,\n<${ORIGIN}${invitation}>\nGruß`],
    ['quotation marks', `„${ORIGIN}${invitation}“`],
    ['a host link', `${ORIGIN}${host} `],
  ] as const;
  for (const [name, pasted] of found) {
    it(`is found in ${name}`, () => {
      const result = findInvitation(pasted, ORIGIN);
      assert.equal(result.outcome, 'invitation');
      assert.equal(result.invitation.roomId, meeting.roomId);
    });
  }

  const refusals = [
    ['nothing', '', 'no-link'],
    ['a sentence only', 'Bis gleich', 'no-link'],
    ['another server', `https://elsewhere.example${invitation}`, 'other-server'],
    ['another port', `${ORIGIN}:8443${invitation}`, 'other-server'],
    ['a link that lost its fragment', `${ORIGIN}${path}`, 'fragment-missing'],
    [
      'a link that was wrapped',
      `${ORIGIN}${invitation.slice(0, -9)}\n${invitation.slice(-9)}`,
      'fragment-malformed',
    ],
  ] as const;
  for (const [name, pasted, code] of refusals) {
    it(`is refused: ${name}`, () => {
      assert.deepEqual(findInvitation(pasted, ORIGIN), { outcome: 'refused', code });
    });
  }
});
