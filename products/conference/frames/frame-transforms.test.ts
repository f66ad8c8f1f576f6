import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { FrameTransforms } from './web/frame-transforms.ts';

// The browser's classes are fakes here: only a fake refuses a transform when it is told to.

class FakeSender {
  track: { kind: string } | null = { kind: 'video' };
  transform: unknown;
  async replaceTrack(track: null): Promise<void> {
    this.track = track;
    await Promise.resolve();
  }
}

class FakeReceiver {
  transform: unknown;
  readonly track = {
    kind: 'video',
    readyState: 'live',
    stop: () => {
      this.track.readyState = 'ended';
    },
  };
}

const browser = { refuses: false };
class FakeTransform {
  readonly options: unknown;
  constructor(_: unknown, options: unknown) {
    if (browser.refuses) throw new DOMException('refused', 'InvalidStateError');
    this.options = options;
  }
}

describe('a transform on everything', () => {
  const messages: unknown[] = [];
  const worker = { postMessage: (message: unknown) => messages.push(message) } as unknown as Worker;
  const binding = { participantId: 'anna', source: 'camera', codec: 'vp8' } as const;

  beforeEach(() => {
    messages.length = 0;
    browser.refuses = false;
    Object.assign(globalThis, { RTCRtpSender: FakeSender, RTCRtpScriptTransform: FakeTransform });
  });
  afterEach(() => {
    for (const name of ['RTCRtpSender', 'RTCRtpScriptTransform']) {
      Reflect.deleteProperty(globalThis, name);
    }
  });

  it('is put there once, bound to nobody, and then told whose frames these are', () => {
    const transforms = new FrameTransforms(worker);
    const receiver = new FakeReceiver();
    transforms.fit(receiver as unknown as RTCRtpReceiver);
    const { transform } = receiver;
    assert.ok(transform instanceof FakeTransform);
    assert.deepEqual(transform.options, { track: 1, direction: 'open', kind: 'video' });
    assert.deepEqual(messages, []);
    transforms.bind(receiver as unknown as RTCRtpReceiver, binding);
    assert.equal(receiver.transform, transform);
    transforms.bind(new FakeSender() as unknown as RTCRtpSender, binding);
    assert.deepEqual(messages, [
      { type: 'bind', track: 1, binding },
      { type: 'bind', track: 2, binding },
    ]);
  });

  it('lets nothing pass where the browser refuses it', () => {
    browser.refuses = true;
    const transforms = new FrameTransforms(worker);
    const [sender, receiver] = [new FakeSender(), new FakeReceiver()];
    assert.throws(() => transforms.bind(sender as unknown as RTCRtpSender, binding), DOMException);
    assert.throws(() => transforms.fit(receiver as unknown as RTCRtpReceiver), DOMException);
    assert.equal(sender.track, null);
    assert.equal(receiver.track.readyState, 'ended');
    assert.deepEqual(messages, []);
  });
});
