import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startMeeting } from '@blende/conference/invitation/start-meeting.ts';
import { conferenceInProcess } from './conference-in-process.ts';
import { GroupMember } from './group-member.ts';

describe('members without a browser', () => {
  it('join a real room channel, know and hear each other and leave', async () => {
    await using server = await conferenceInProcess();
    const invitation = await startMeeting({});
    const at = { url: server.channelUrl, invitation };
    await using ada = await GroupMember.join({ ...at, name: 'Ada' });
    await using bo = await GroupMember.join({ ...at, name: 'Bo' });
    const names = (): readonly string[] =>
      (ada.view?.members ?? []).map(({ name }) => name ?? '').toSorted((a, b) => (a < b ? -1 : 1));
    await ada.until(() => names().join() === 'Ada,Bo');
    assert.notEqual(ada.ticket, '');
    const heard = Promise.withResolvers<string>();
    ada.heard = (from) => heard.resolve(from);
    bo.say({ kind: 'reaction', emoji: '👍' });
    assert.equal(await heard.promise, bo.id);
    await bo.leave();
    await ada.until(() => ada.view?.members.length === 1);
    assert.equal(ada.view?.epoch, 2);
  });
});
