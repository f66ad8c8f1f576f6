import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { claim, proves } from '../../../tests/kit/claims.ts';
import { describeDisclosure } from './describe-disclosure.ts';
import type { Situation } from './disclosure.ts';
import type { HeldAnswer } from './held-messages.ts';

const AT_MS = Date.UTC(2026, 10, 24, 15, 0, 0);
const answered = {
  outcome: 'answered',
  participantId: 'p'.repeat(22),
  roomId: 'r'.repeat(44),
  encryption: 'required',
  room: 'running',
  others: 1,
  orderedMessages: 0,
  isLost: false,
} as const satisfies HeldAnswer;
const seat = { sinceMs: AT_MS, unusedTickets: 1 };
const quiet: Situation = {
  held: { outcome: 'no-pass' },
  viaProxy: false,
  proof: { state: 'not-checked' },
  controller: undefined,
};

function section(
  name: string,
  situation: Situation,
  language: 'de' | 'en' = 'de',
): readonly string[] {
  const text = describeDisclosure(situation)[language];
  return text.find((part) => part.name === name)?.lines ?? [];
}

const memory = (held: Situation['held'], language?: 'de' | 'en'): string =>
  section('memory', { ...quiet, held }, language).join('\n');

describe('what is said of a participation', () => {
  it('depends on whether its room must be end-to-end encrypted', () => {
    proves(claim('W21'));
    const said = (['required', 'if-possible', 'transport'] as const).map((encryption) =>
      memory({ ...answered, encryption, seat }),
    );
    assert.equal(new Set(said).size, 3);
    const [required = '', ...others] = said;
    assert.match(required, /kennt der Server nicht/);
    for (const other of others) {
      assert.match(other, /entschlüsseln/);
      assert.doesNotMatch(other, /kennt der Server nicht/);
    }
  });

  it('counts what went over the connection, or says that there is none', () => {
    const traffic = { messagesIn: 1_234, bytesIn: 5, messagesOut: 6, bytesOut: 7 };
    assert.match(memory({ ...answered, seat: { ...seat, traffic } }), /1\.234 Nachrichten/);
    assert.match(memory({ ...answered, seat: { ...seat, traffic } }, 'en'), /1,234 messages/);
    assert.match(memory({ ...answered, seat }), /gerade nicht verbunden/);
  });

  const left: readonly [string, Partial<typeof answered> & object, readonly RegExp[]][] = [
    ['nothing at all', { room: 'none' } as object, [/^Nichts mehr\./]],
    ['a room that others use', {}, [/nicht mehr teil/, /weil andere noch darin sind/]],
    [
      'the id of somebody sent out with everybody',
      { room: 'none', endedUntilMs: AT_MS } as object,
      [/nicht mehr teil/, /ppp, bis 24\. November 2026, 15:00:00/],
    ],
    ['somebody who got lost', { isLost: true } as object, [/brach ab/]],
    ['messages of the room', { orderedMessages: 3 } as object, [/^3 Nachrichten/m]],
  ];
  for (const [name, part, expected] of left) {
    it(`lists after leaving ${name}`, () => {
      const text = memory({ ...answered, ...part });
      for (const pattern of expected) assert.match(text, pattern);
    });
  }

  it('calls the disk clean only with a proof, and passes on a contrary one', () => {
    const disk = (proof: Situation['proof']) => section('disk', { ...quiet, proof })[0] ?? '';
    assert.match(disk({ state: 'not-checked' }), /noch nicht geprüft/);
    assert.match(disk({ state: 'proven' }), /noch nicht geprüft/);
    assert.match(disk({ state: 'proven', atMs: AT_MS }), /Zuletzt geprüft: 24\. November 2026/);
    assert.match(disk({ state: 'contrary', atMs: AT_MS }), /wurde etwas gefunden/);
  });

  it('names who answers formally, or that nobody is named yet', () => {
    const formal = (controller: Situation['controller']) =>
      section('formal', { ...quiet, controller }).join();
    assert.match(formal(undefined), /noch nicht hinterlegt/);
    const controller = {
      de: 'Verantwortlich ist die Muster GmbH.',
      en: 'Responsible is Muster GmbH.',
    };
    assert.match(formal(controller), /dorthin: Verantwortlich ist die Muster GmbH\./);
    assert.match(formal(undefined), /Artikel 15.*Artikel 11 Absatz 2/);
  });

  it('calls the address that of the proxy where one stands in front', () => {
    const sent = (viaProxy: boolean) => section('sent', { ...quiet, viaProxy }, 'en')[0] ?? '';
    assert.match(sent(true), /that server's; your own ends there/);
    assert.doesNotMatch(sent(false), /ends there/);
  });

  it('has the same sections in both languages', () => {
    const { de, en } = describeDisclosure(quiet);
    assert.deepEqual(
      de.map(({ name }) => name),
      en.map(({ name }) => name),
    );
    assert.deepEqual(
      de.map(({ lines }) => lines.length),
      en.map(({ lines }) => lines.length),
    );
  });
});
