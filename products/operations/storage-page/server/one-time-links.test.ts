import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LINK_MS, OneTimeLinks, SESSION_MS } from './one-time-links.ts';

function world() {
  let nowMs = 1_000;
  const links = new OneTimeLinks<string>(() => nowMs);
  return { links, wait: (ms: number) => (nowMs += ms) };
}

describe('a one-time link', () => {
  it('opens a session once, and what it was made for', () => {
    const { links } = world();
    const link = links.make('report');
    assert.match(link, /^[\w-]{43}$/);
    const session = links.open(link);
    assert.ok(session !== undefined && session !== link);
    assert.equal(links.valueOf(session), 'report');
    assert.equal(links.open(link), undefined);
    assert.equal(links.valueOf(session), 'report', 'a second try takes nothing away');
  });

  it('is good for ten minutes and no longer', () => {
    const { links, wait } = world();
    const [early, late] = [links.make('a'), links.make('b')];
    wait(LINK_MS - 1);
    assert.notEqual(links.open(early), undefined);
    wait(1);
    assert.equal(links.open(late), undefined);
  });

  it('opens a session that ends', () => {
    const { links, wait } = world();
    const session = links.open(links.make('a')) ?? '';
    wait(SESSION_MS - 1);
    assert.equal(links.valueOf(session), 'a');
    wait(1);
    assert.equal(links.valueOf(session), undefined);
  });

  it('is neither a session nor guessed', () => {
    const { links } = world();
    const link = links.make('a');
    assert.equal(links.valueOf(link), undefined);
    for (const guess of ['', 'A'.repeat(43), link.slice(1), `${link}=`])
      assert.equal(links.open(guess), undefined);
  });

  it('takes the place of the oldest where there are too many', () => {
    const { links } = world();
    const made = Array.from({ length: 17 }, (_, index) => links.make(String(index)));
    assert.equal(links.open(made[0] ?? ''), undefined);
    assert.notEqual(links.open(made[1] ?? ''), undefined);
  });
});
