import { assertNever } from '@blende/shared/basics/assert-never.ts';
import type { DisclosureSection, DisclosureText, Held, Situation } from './disclosure.ts';
import type { HeldAnswer } from './held-messages.ts';
import { englishWords } from './words-en.ts';
import { germanWords } from './words-de.ts';
import type { DisclosureWords } from './words.ts';

/** The answer to "what does the server know about me?", in sentences. */
export function describeDisclosure(situation: Situation): DisclosureText {
  const { controller } = situation;
  return {
    de: sections(germanWords, situation, controller?.de),
    en: sections(englishWords, situation, controller?.en),
  };
}

function sections(
  words: DisclosureWords,
  situation: Situation,
  controller: string | undefined,
): readonly DisclosureSection[] {
  const { held, viaProxy } = situation;
  const section = (name: DisclosureSection['name'], lines: readonly string[]) => ({
    name,
    title: words.titles[name],
    lines,
  });
  return [
    section('memory', inMemory(words, held)),
    section('disk', [onDisk(words, situation), words.diskOwn]),
    section('sent', [viaProxy ? words.sentViaProxy : words.sent, words.counted]),
    section('formal', formally(words, controller)),
    section('signature', [words.signature]),
  ];
}

function inMemory(words: DisclosureWords, held: Held): readonly string[] {
  switch (held.outcome) {
    case 'no-pass':
      return [words.noPass];
    case 'pass-unknown':
      return [words.passUnknown];
    case 'not-reachable':
      return [words.notReachable];
    case 'answered':
      return held.seat === undefined ? afterwards(words, held) : during(words, held, held.seat);
    default:
      return assertNever(held);
  }
}

type Answered = Extract<HeldAnswer, { outcome: 'answered' }>;

function during(
  words: DisclosureWords,
  held: Answered,
  seat: NonNullable<Answered['seat']>,
): readonly string[] {
  return [
    words.encryption[held.encryption],
    words.onlyInMemory,
    words.id(held.participantId),
    words.room(held.roomId),
    words.since(seat.sinceMs),
    words.others(held.others),
    seat.traffic === undefined ? words.away : words.traffic(seat.traffic),
    words.tickets(seat.unusedTickets),
    words.ordered(held.orderedMessages),
    words.engine,
  ];
}

/** Everything that is left; a room that others use is not the participant's, and is said all the same. */
function afterwards(words: DisclosureWords, held: Answered): readonly string[] {
  const left = [
    ...(held.endedUntilMs === undefined
      ? []
      : [words.endedUntil(held.participantId, held.endedUntilMs)]),
    ...(held.isLost ? [words.lost(held.participantId)] : []),
    ...(held.orderedMessages === 0 ? [] : [words.orderedLeft(held.orderedMessages)]),
    ...(held.room === 'none' ? [] : [words.roomLeft[held.room](held.roomId)]),
  ];
  return left.length === 0 ? [words.nothingLeft] : [words.stillHeld, ...left];
}

function onDisk(words: DisclosureWords, { proof: { state, atMs } }: Situation): string {
  if (atMs === undefined || state === 'not-checked') return words.diskNotChecked;
  return state === 'proven' ? words.diskProven(atMs) : words.diskContrary(atMs);
}

function formally(words: DisclosureWords, controller: string | undefined): readonly string[] {
  const who = controller === undefined ? words.noController : `${words.toController} ${controller}`;
  return [words.article15, who, words.article11];
}
