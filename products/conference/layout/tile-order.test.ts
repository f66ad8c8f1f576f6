import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  tileOrder,
  withSpeakerInView,
  type OrderedTile,
  type OrderQuestion,
} from './tile-order.ts';

const anna = { id: 'anna', kind: 'camera', isSelf: false } as const;
const ben = { id: 'ben', kind: 'camera', isSelf: false } as const;
const carla = { id: 'carla', kind: 'camera', isSelf: false } as const;
const self = { id: 'self', kind: 'camera', isSelf: true } as const;
const bensScreen = { id: 'ben screen', kind: 'screen', isSelf: false } as const;
const ownScreen = { id: 'self screen', kind: 'screen', isSelf: true } as const;

function order(question: Partial<OrderQuestion<OrderedTile>>) {
  const asked = {
    tiles: [anna, ben, self],
    choice: 'automatic',
    pinned: undefined,
    speaker: undefined,
    ownTileShown: true,
    ...question,
  } as const;
  const { layout, large, others } = tileOrder(asked);
  return `${layout} ${large?.id ?? '-'} | ${others.map(({ id }) => id).join(', ')}`;
}

describe('the order of tiles', () => {
  const all = [self, anna, ben];
  const sharing = [self, anna, bensScreen, ben];
  const cases: readonly (readonly [
    told: string,
    question: Partial<OrderQuestion<OrderedTile>>,
    expected: string,
  ])[] = [
    ['oneself comes last', { tiles: all }, 'grid - | anna, ben, self'],
    ['a screen is large by itself', { tiles: sharing }, 'speaker ben screen | anna, ben, self'],
    [
      'in the chosen grid it comes first',
      { tiles: sharing, choice: 'grid' },
      'grid - | ben screen, anna, ben, self',
    ],
    [
      "somebody else's screen before one's own",
      { tiles: [ownScreen, ...sharing] },
      'speaker ben screen | self screen, anna, ben, self',
    ],
    [
      "one's own screen if there is no other",
      { tiles: [ownScreen, ...all] },
      'speaker self screen | anna, ben, self',
    ],
    [
      'a pin goes before a screen',
      { tiles: sharing, pinned: 'anna' },
      'speaker anna | ben screen, ben, self',
    ],
    [
      'a pin that has left counts no more',
      { tiles: all, pinned: 'carla' },
      'grid - | anna, ben, self',
    ],
    [
      'a screen goes before who speaks',
      { tiles: sharing, choice: 'sidebar', speaker: 'anna' },
      'sidebar ben screen | anna, ben, self',
    ],
    [
      'who speaks is large',
      { tiles: all, choice: 'speaker', speaker: 'ben' },
      'speaker ben | anna, self',
    ],
    ['until somebody has spoken, the first', { choice: 'speaker' }, 'speaker anna | ben, self'],
    ['the own picture can be away', { ownTileShown: false }, 'grid - | anna, ben'],
    ['but not if it is the only one', { tiles: [self], ownTileShown: false }, 'grid - | self'],
    ['alone in any choice', { tiles: [self], choice: 'speaker' }, 'grid - | self'],
  ];
  for (const [told, question, expected] of cases) {
    it(told, () => {
      assert.equal(order(question), expected);
    });
  }
});

describe('who speaks comes into view', () => {
  const tiles = [anna, ben, carla, self];
  const cases = [
    [2, 'carla', 'anna, carla, ben, self'],
    [2, 'ben', 'anna, ben, carla, self'],
    [3, 'self', 'anna, ben, self, carla'],
    [1, 'carla', 'anna, ben, carla, self'],
    [2, undefined, 'anna, ben, carla, self'],
    [2, 'gone', 'anna, ben, carla, self'],
  ] as const;
  for (const [perPage, speaker, expected] of cases) {
    it(`${String(perPage)} a page, ${speaker ?? 'nobody'} spoke`, () => {
      const ids = withSpeakerInView(tiles, perPage, speaker).map(({ id }) => id);
      assert.equal(ids.join(', '), expected);
    });
  }
});
