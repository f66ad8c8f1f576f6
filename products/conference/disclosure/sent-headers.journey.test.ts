import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openChromium } from '../../../tests/kit/browsers/chromium.ts';
import { openFirefox } from '../../../tests/kit/browsers/firefox.ts';
import type { Participant } from '../../../tests/kit/browsers/participant.ts';
import { claim, proves } from '../../../tests/kit/claims.ts';
import { Instance } from '../../../tests/kit/instance.ts';
import { startMeeting } from '../../../tests/kit/meeting.ts';
import { until } from '../../../tests/kit/reading.ts';
import {
  RECORDED_ADDRESS,
  recordRequests,
  type RecordedRequest,
  type RequestRecorder,
} from '../../../tests/kit/request-recorder.ts';
import { disclosurePath } from './disclosure-path.ts';
import { SENT_HEADERS } from './sent-headers.ts';

const HINT = /^(?:sec-ch-|dpr$|viewport-width$|device-memory$|downlink$|ect$|rtt$|save-data$)/;
const browsers = { chromium: openChromium, firefox: openFirefox } as const;

describe('what a browser sends in a whole meeting', () => {
  let instance: Instance;
  let recorder: RequestRecorder;
  before(async () => {
    instance = await Instance.start({
      further: ['--listen', RECORDED_ADDRESS, '--media-address', '127.0.0.1'],
    });
    recorder = await recordRequests(instance.port);
  });
  after(async () => {
    await recorder[Symbol.asyncDispose]();
    await instance[Symbol.asyncDispose]();
  });

  for (const family of ['chromium', 'firefox'] as const) {
    it(`is what the list says of ${family}`, async () => {
      proves(claim('W2'));
      const requests = await visit(family);
      const listed = SENT_HEADERS.filter(({ by }) => by.includes(family)).map(({ name }) => name);
      assert.deepEqual(namesIn(requests), listed.toSorted());
      const telling = requests.filter(({ headers }) => headers.some(([name]) => HINT.test(name)));
      // By itself Chromium names browser and system when a page is opened; files come without.
      const isPage = ({ path }: RecordedRequest) => !/^\/(?:assets|api|engine)\//.test(path);
      assert.deepEqual(
        telling.filter((request) => !isPage(request)),
        [],
      );
      assert.equal(
        requests.some(({ headers }) => headers.some(([name]) => /^(?:cookie|referer)$/.test(name))),
        false,
      );
    });
  }

  it('changes as soon as a server asks for hints, and the record shows it', async () => {
    recorder.plantHeader('accept-ch: sec-ch-ua-arch, sec-ch-ua-model\r\n');
    const requests = await visit('chromium');
    const listed = SENT_HEADERS.map(({ name }) => name);
    const unlisted = namesIn(requests).filter((name) => !listed.includes(name));
    assert.deepEqual(unlisted, ['sec-ch-ua-arch', 'sec-ch-ua-model']);
  });

  /** From the start page into a meeting, and to what the server knows. */
  async function visit(family: keyof typeof browsers): Promise<readonly RecordedRequest[]> {
    recorder.clear();
    await using someone: Participant = await browsers[family]({ sender: 1 });
    await startMeeting(someone, instance);
    await someone.press('Teilnehmen');
    await until(
      15_000,
      'the engine is connected',
      async () =>
        await Promise.resolve(recorder.requests().some(({ path }) => path.startsWith('/engine/'))),
    );
    await someone.open(`${instance.origin}${disclosurePath('de')}`);
    await until(
      10_000,
      'the server has been asked',
      async () =>
        await someone.evaluate(
          () => document.querySelector('.disclosure-part') !== null,
          undefined,
        ),
    );
    return recorder.requests();
  }
});

function namesIn(requests: readonly RecordedRequest[]): readonly string[] {
  const names = requests.flatMap(({ headers }) => headers.map(([name]) => name));
  return [...new Set(names)].toSorted();
}
