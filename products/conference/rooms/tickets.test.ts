import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { randomBytes } from '@blende/shared/basics/bytes.ts';
import { Tickets } from './tickets.ts';

const ada = { name: 'Ada' };
const doppelgaenger = { name: 'Ada' };

describe('a ticket', () => {
  const make = () => new Tickets<typeof ada>({ lifeMs: 1_000, randomBytes });

  // Each line: what happens after Ada's ticket was issued at 0, when it is shown, whether it is good.
  const table: readonly [string, (tickets: Tickets<typeof ada>) => void, number, boolean][] = [
    ['is good until its last millisecond', () => undefined, 999, true],
    ['has run out after its life', () => undefined, 1_000, false],
    [
      'is worthless once revoked',
      (tickets) => {
        tickets.revoke(ada);
      },
      1,
      false,
    ],
    [
      'is worthless once a new one was issued',
      (tickets) => {
        tickets.issue(ada, 0);
      },
      1,
      false,
    ],
    [
      'does not care about a doppelgänger',
      (tickets) => {
        tickets.issue(doppelgaenger, 0);
        tickets.revoke(doppelgaenger);
      },
      1,
      true,
    ],
  ];
  for (const [name, happens, shownAtMs, isGood] of table) {
    it(name, () => {
      const tickets = make();
      const ticket = tickets.issue(ada, 0);
      happens(tickets);
      assert.equal(tickets.holderOf(ticket, shownAtMs), isGood ? ada : undefined);
    });
  }

  it('is 32 random bytes, other ones each time', () => {
    const tickets = make();
    const issued = Array.from({ length: 100 }, () => tickets.issue(ada, 0));
    assert.equal(new Set(issued).size, 100);
    for (const ticket of issued) assert.match(ticket, /^[A-Za-z0-9_-]{43}$/);
  });

  it('is not found by a part of it, by another spelling or by nothing', () => {
    const tickets = make();
    const ticket = tickets.issue(ada, 0);
    for (const wrong of ['', ticket.slice(1), `${ticket}=`, ticket.toLowerCase(), '__proto__']) {
      assert.equal(tickets.holderOf(wrong, 1), undefined, wrong);
    }
  });

  it('tells whose has run out, and when the next one does', () => {
    const tickets = make();
    assert.equal(tickets.nextExpiryMs(), Number.POSITIVE_INFINITY);
    tickets.issue(ada, 0);
    tickets.issue(doppelgaenger, 500);
    assert.equal(tickets.nextExpiryMs(), 1_000);
    assert.deepEqual(tickets.expiredHolders(999), []);
    assert.deepEqual(tickets.expiredHolders(1_000), [ada]);
    tickets.revoke(ada);
    assert.equal(tickets.nextExpiryMs(), 1_500);
  });
});
