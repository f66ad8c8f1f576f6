import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openChromium } from '../browsers/chromium.ts';
import { Instance } from '../instance.ts';
import { enter, join, startMeeting } from '../meeting.ts';
import { hears, sees } from '../reading.ts';
import { HostileServer } from './hostile-server.ts';
import { weakenedApp } from './weakened-app.ts';

test('a server in between that changes nothing is not noticed, and reads every message', async () => {
  await using instance = await Instance.start();
  await using hostile = await HostileServer.start(instance);
  await using anna = await openChromium({ sender: 1 });
  await using ben = await openChromium({ sender: 2 });
  const invitation = await startMeeting(anna, hostile);
  await enter(anna, 'Anna');
  await join(ben, invitation, 'Ben');
  await sees(anna, 2);
  await hears(ben, 1);
  assert.equal(hostile.open('room').length, 2);
  assert.equal(hostile.open('engine').length, 2);
  for (const connection of hostile.open()) {
    assert.ok(connection.said.length > 0);
    assert.ok(connection.answered.length > 0);
  }

  // It can hand out a page from which something was taken.
  using app = await weakenedApp({
    file: 'products/conference/invitation/web/texts.ts',
    from: "start: 'Konferenz starten'",
    to: "start: 'Geschwächt'",
  });
  hostile.serve(app);
  await using clara = await openChromium({ sender: 3 });
  await clara.open(hostile.origin);
  await clara.finds('Geschwächt');
  await assert.rejects(
    weakenedApp({ file: 'products/conference/invitation/web/texts.ts', from: 'nowhere', to: '' }),
  );
});
