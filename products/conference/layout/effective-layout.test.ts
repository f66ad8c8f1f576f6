import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { effectiveLayout } from './effective-layout.ts';

describe('the layout that is drawn', () => {
  const cases = [
    // choice, tiles, screens, pin, drawn
    ['automatic', 5, 0, false, 'grid'],
    ['automatic', 5, 1, false, 'speaker'],
    ['automatic', 5, 2, false, 'speaker'],
    ['automatic', 5, 0, true, 'speaker'],
    ['automatic', 1, 0, true, 'grid'],
    ['automatic', 1, 1, false, 'grid'],
    ['grid', 5, 1, false, 'grid'],
    ['grid', 5, 0, true, 'speaker'],
    ['speaker', 5, 0, false, 'speaker'],
    ['speaker', 2, 0, false, 'speaker'],
    ['speaker', 1, 0, false, 'grid'],
    ['sidebar', 5, 1, true, 'sidebar'],
    ['sidebar', 1, 0, false, 'grid'],
  ] as const;
  for (const [choice, tiles, screens, hasPin, drawn] of cases) {
    it(`${choice}, ${String(tiles)} tiles, ${String(screens)} screens${hasPin ? ', pinned' : ''}: ${drawn}`, () => {
      assert.equal(effectiveLayout({ choice, tiles, screens, hasPin }), drawn);
    });
  }
});
