import type { ChromiumParticipant } from '../browsers/chromium.ts';
import { recordReceived } from '../browsers/received.ts';
import { enter, join, secretsOf, startMeeting } from '../meeting.ts';
import { hears, sees } from '../reading.ts';
import { consoleSink, Downloads, profileSink, storageSink } from './browser-sinks.ts';
import { textCanary, type Canary } from './canary.ts';
import { browserCanary, type LeakWorld } from './leak-world.ts';
import type { Sink } from './sink.ts';
import { askForEverything, talkOfEverything } from './talk.ts';

/** A call that is over, the marks in it, and the sinks at those who were there. */
export interface WatchedCall {
  readonly canaries: readonly Canary[];
  readonly anna: ChromiumParticipant;
  readonly ben: ChromiumParticipant;
  /** Reads what only living browsers know, then closes them. */
  readonly sinks: readonly Sink[];
}

/** Anna and Ben meet, see and hear each other, write, and hang up. Every field holds a mark. */
export async function watchedCall(
  world: LeakWorld,
  extent: 'short' | 'everything' = 'short',
): Promise<WatchedCall> {
  const agents = {
    anna: browserCanary('user agent of Anna'),
    ben: browserCanary('user agent of Ben'),
  };
  const names = { anna: textCanary('name of Anna'), ben: textCanary('name of Ben') };
  const message = textCanary('message');
  const anna = await world.openChromium('anna', agents.anna);
  const ben = await world.openChromium('ben', agents.ben);
  const received = await recordReceived(ben);
  const downloads = new Downloads([anna, ben]);
  const invitation = await startMeeting(anna, world.blende.instance);
  await enter(anna, names.anna.text);
  await join(ben, invitation, names.ben.text);
  await sees(ben, anna.sender);
  await sees(anna, ben.sender);
  await hears(ben, anna.sender);
  await write(anna, ben, message.text);
  const talk = extent === 'short' ? [] : await talkOfEverything(anna, ben);
  if (extent === 'everything') await askForEverything(anna);
  for (const person of [anna, ben]) await person.press('Konferenz verlassen');
  const [, linkSecret = '', ...further] = secretsOf(invitation);
  return {
    anna,
    ben,
    canaries: [
      ...Object.values(names),
      ...Object.values(agents),
      message,
      ...talk,
      { name: 'link secret', kind: 'secret', text: linkSecret },
      ...further.map((text): Canary => ({ name: 'host seed', kind: 'secret', text })),
      ...world.addressesOf('anna'),
      ...world.addressesOf('ben'),
    ],
    sinks: [
      storageSink([anna, ben]),
      consoleSink([anna, ben]),
      downloads.sink,
      {
        name: 'received',
        searchedBy: (scanner) => {
          for (const { way, bytes } of received) scanner.scan('received', way, bytes);
        },
      },
      closing([anna, ben], profileSink([world.profileOf('anna'), world.profileOf('ben')])),
    ],
  };
}

async function write(from: ChromiumParticipant, to: ChromiumParticipant, text: string) {
  await from.press('Nachrichten');
  await from.page.getByRole('heading', { name: 'Nachrichten' }).waitFor();
  await from.page.keyboard.type(text);
  await from.key('Enter');
  await to.press('Nachrichten, 1 ungelesen');
  await to.page.getByText(text).waitFor();
}

/** Profiles are complete once their browsers have ended. */
function closing(people: readonly ChromiumParticipant[], sink: Sink): Sink {
  return {
    name: sink.name,
    searchedBy: async (scanner) => {
      await Promise.all(people.map((person) => person[Symbol.asyncDispose]()));
      await sink.searchedBy(scanner);
    },
  };
}
