import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { assertAccessible } from '../../../tests/kit/accessibility.ts';
import { openChromium, type ChromiumParticipant } from '../../../tests/kit/browsers/chromium.ts';
import { Instance } from '../../../tests/kit/instance.ts';
import { enter, startMeeting } from '../../../tests/kit/meeting.ts';
import { hears, sees, seesNoMore } from '../../../tests/kit/reading.ts';

// Chromium's emulation of an Android phone: touch, a dense screen, rotation. No real phone.

const UPRIGHT = { width: 390, height: 844 };
const LYING = { width: 844, height: 390 };
/** WCAG 2.2, 2.5.5: what a finger meets. */
const TARGET_PX = 44;

describe('on a phone', () => {
  let instance: Instance;
  let anna: ChromiumParticipant;
  let ben: ChromiumParticipant;
  before(async () => {
    instance = await Instance.start();
    anna = await openChromium({ sender: 1 });
    ben = await openChromium({ sender: 2, phone: true, viewport: UPRIGHT });
  });
  after(async () => {
    for (const part of [ben, anna, instance]) await part[Symbol.asyncDispose]();
  });

  const tap = async (name: string): Promise<void> => {
    await ben.page.getByRole('button', { name, exact: true }).tap();
  };

  test('one joins by tapping, and sees and hears the other', async () => {
    const invitation = await startMeeting(anna, instance);
    await enter(anna, 'Anna');
    await ben.open(invitation);
    await tap('Teilnehmen');
    await sees(ben, 1);
    await sees(anna, 2);
    await hears(ben, 1);
    await fits('upright');
    await assertAccessible(ben, 'the call on a phone');
  });

  test('taps switch the camera off and on', async () => {
    await tap('Kamera aus');
    await seesNoMore(anna, 2);
    await tap('Kamera ein');
    await sees(anna, 2);
  });

  test('turning the phone keeps picture and controls', async () => {
    await ben.page.setViewportSize(LYING);
    await sees(ben, 1);
    await fits('lying');
    await ben.page.setViewportSize(UPRIGHT);
    await sees(ben, 1);
    await fits('upright again');
  });

  test('the list opens over the pictures and closes by a tap', async () => {
    await tap('Teilnehmende');
    await ben.page.getByText('Teilnehmende (2)').waitFor();
    await fits('with the list');
    await tap('Teilnehmende');
    await sees(ben, 1);
  });

  async function fits(state: string): Promise<void> {
    // What rests is shown again by a touch.
    await ben.page.touchscreen.tap(20, 120);
    const found = await ben.evaluate((least) => {
      const bar = [...document.querySelectorAll('footer button')];
      const outside = bar.filter((button) => {
        const { left, right, top, bottom } = button.getBoundingClientRect();
        return left < 0 || right > innerWidth || top < 0 || bottom > innerHeight;
      });
      const small = bar.filter((button) => {
        const { width, height } = button.getBoundingClientRect();
        return width < least || height < least;
      });
      const { scrollWidth, clientWidth } = document.documentElement;
      const count = [bar.length >= 5, outside.length, small.length];
      return { count, sideways: scrollWidth > clientWidth };
    }, TARGET_PX);
    assert.deepEqual(found, { count: [true, 0, 0], sideways: false }, state);
  }
});
