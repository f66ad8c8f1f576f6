import type { PretendedGroup } from './pretended-group.ts';

// What is said in the gallery: the hard cases among it.

const id = (number: number): string => `message${String(number).padStart(15, '0')}`;

export function talk(group: PretendedGroup): void {
  const say = (
    from: string,
    number: number,
    text: string,
    to?: readonly [string, number],
  ): void => {
    const replyTo = to === undefined ? {} : { replyTo: { author: to[0], id: id(to[1]) } };
    group.speak(from, { kind: 'chat', does: 'say', id: id(number), text, ...replyTo });
  };
  say('p1', 1, 'Guten Morgen zusammen.');
  say('p1', 2, 'Die Unterlagen: https://example.org/unterlagen?seite=2, bitte vorher ansehen.');
  say('p2', 3, 'Danke. Passt 14 Uhr?', ['p1', 2]);
  say('p3', 4, 'Vorsicht, das ist nicht dieselbe Adresse: https://аррlе.com/konto');
  say('p6', 5, 'مرحبا، نلتقي غدا عند العاشرة.');
  say('p4', 6, 'Das war ein Irrtum.');
  group.speak('p4', { kind: 'chat', does: 'delete', id: id(6) });
  say('p0', 7, 'Ich schaue gleich hinein.\n\nEine zweite Zeile steht hier auch.');
  group.speak('p0', {
    kind: 'chat',
    does: 'edit',
    id: id(7),
    text: 'Ich schaue gleich hinein.\n\nEine zweite Zeile steht hier auch, und nun ist sie länger.',
  });
  for (const from of ['p0', 'p5']) {
    const to = { author: 'p1', id: id(2) };
    group.speak(from, { kind: 'chat', does: 'react', to, emoji: '👍', on: true });
  }
  group.speak('p2', {
    kind: 'chat',
    does: 'react',
    to: { author: 'p1', id: id(2) },
    emoji: '🎉',
    on: true,
  });
}

export function raiseHands(group: PretendedGroup): void {
  group.speak('p2', { kind: 'hand', turn: 1 });
  group.speak('p1', { kind: 'hand', turn: 2 });
  group.speak('p2', { kind: 'reaction', emoji: '👏' });
  group.speak('p3', { kind: 'reaction', emoji: '🎉' });
  group.speak('p3', { kind: 'reaction', emoji: '👍' });
}

export function ask(group: PretendedGroup): void {
  group.speak('p1', {
    kind: 'poll',
    does: 'open',
    id: id(20),
    question: 'Wann treffen wir uns wieder?',
    answers: ['Montag', 'Dienstag', 'Donnerstag nach dem Mittagessen'],
    choice: 'multiple',
    votes: 'named',
  });
  const poll = { author: 'p1', id: id(20) };
  group.speak('p0', { kind: 'poll', does: 'vote', poll, chosen: [0] });
  group.speak('p2', { kind: 'poll', does: 'vote', poll, chosen: [0, 2] });
  group.speak('p3', { kind: 'poll', does: 'vote', poll, chosen: [2] });
  group.speak('p2', {
    kind: 'poll',
    does: 'open',
    id: id(21),
    question: 'Machen wir eine Pause?',
    answers: ['Ja', 'Nein'],
    choice: 'single',
    votes: 'anonymous',
  });
}
