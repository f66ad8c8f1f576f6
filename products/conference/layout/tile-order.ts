import { effectiveLayout, type Layout, type LayoutChoice } from './effective-layout.ts';

export interface OrderedTile {
  readonly id: string;
  readonly kind: 'camera' | 'screen';
  readonly isSelf: boolean;
}

export interface OrderQuestion<Tile extends OrderedTile> {
  /** In order of arrival; a person's screen directly before the person. */
  readonly tiles: readonly Tile[];
  readonly choice: LayoutChoice;
  readonly pinned: string | undefined;
  /** Who spoke last among the others. */
  readonly speaker: string | undefined;
  readonly ownTileShown: boolean;
}

export interface TileOrder<Tile extends OrderedTile> {
  readonly layout: Layout;
  readonly large: Tile | undefined;
  /** The tiles beside the large one, or all of them in the grid. */
  readonly others: readonly Tile[];
}

/** Which tile is large, and in what order the others follow: shared screens, people, oneself. */
export function tileOrder<Tile extends OrderedTile>(
  question: OrderQuestion<Tile>,
): TileOrder<Tile> {
  const { choice, pinned } = question;
  const shown = withoutOwnPicture(question);
  const layout = effectiveLayout({
    choice,
    tiles: shown.length,
    screens: shown.filter(isScreen).length,
    hasPin: shown.some(({ id }) => id === pinned),
  });
  const sorted = shown.toSorted((a, b) => rank(a) - rank(b));
  const large = layout === 'grid' ? undefined : largeOf(sorted, question);
  return { layout, large, others: sorted.filter((tile) => tile !== large) };
}

/** Nobody's stage is empty: who is alone sees themselves, whatever was chosen. */
function withoutOwnPicture<Tile extends OrderedTile>(
  question: OrderQuestion<Tile>,
): readonly Tile[] {
  const { tiles, ownTileShown } = question;
  const others = tiles.filter((tile) => !(tile.isSelf && tile.kind === 'camera'));
  return ownTileShown || others.length === 0 ? tiles : others;
}

function largeOf<Tile extends OrderedTile>(
  sorted: readonly Tile[],
  { pinned, speaker }: OrderQuestion<Tile>,
): Tile | undefined {
  return (
    sorted.find(({ id }) => id === pinned) ??
    sorted.find((tile) => isScreen(tile) && !tile.isSelf) ??
    sorted.find(isScreen) ??
    sorted.find(({ id }) => id === speaker) ??
    sorted[0]
  );
}

function rank(tile: OrderedTile): number {
  if (isScreen(tile)) return tile.isSelf ? 1 : 0;
  return tile.isSelf ? 3 : 2;
}

function isScreen({ kind }: OrderedTile): boolean {
  return kind === 'screen';
}

/**
 * Brings whoever spoke last onto the first page, in its last place: the others keep theirs, so that
 * nobody has to look for a face again.
 */
export function withSpeakerInView<Tile extends OrderedTile>(
  tiles: readonly Tile[],
  perPage: number,
  speaker: string | undefined,
): readonly Tile[] {
  const index = tiles.findIndex(({ id }) => id === speaker);
  const speaking = tiles[index];
  if (speaking === undefined || index < perPage || perPage < 2) return tiles;
  const rest = tiles.filter((tile) => tile !== speaking);
  return [...rest.slice(0, perPage - 1), speaking, ...rest.slice(perPage - 1)];
}
