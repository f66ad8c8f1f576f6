import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openChromium } from '../../../tests/kit/browsers/chromium.ts';
import { openFirefox } from '../../../tests/kit/browsers/firefox.ts';
import { PATIENCE_MS } from '../../../tests/kit/browsers/participant.ts';
import { Instance } from '../../../tests/kit/instance.ts';
import { enter, join, startMeeting } from '../../../tests/kit/meeting.ts';
import { hears, sees, until } from '../../../tests/kit/reading.ts';

test('a tab that was really hidden comes back with picture, and is heard all the time', async () => {
  await using instance = await Instance.start();
  await using anna = await openChromium({ sender: 1 });
  await using carla = await openFirefox({ sender: 3 });
  const invitation = await startMeeting(anna, instance);
  await enter(anna, 'Anna');
  await join(carla, invitation, 'Carla');
  await sees(carla, 1);

  const other = await carla.page.browser().newPage();
  await other.bringToFront();
  await until(PATIENCE_MS, 'the tab is hidden', async () =>
    carla.evaluate(() => document.visibilityState === 'hidden', undefined),
  );
  await hears(anna, 3);

  await other.close();
  await carla.page.bringToFront();
  assert.equal(await carla.evaluate(() => document.visibilityState, undefined), 'visible');
  await sees(carla, 1);
  await sees(anna, 3);
});
