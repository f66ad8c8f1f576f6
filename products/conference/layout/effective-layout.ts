/** How the room of the stage is shared out. */
export type Layout = 'grid' | 'speaker' | 'sidebar';

/** What the person has chosen; `automatic` follows what happens in the call. */
export type LayoutChoice = 'automatic' | Layout;

export const LAYOUT_CHOICES: readonly LayoutChoice[] = ['automatic', 'grid', 'speaker', 'sidebar'];

export interface StageFacts {
  readonly choice: LayoutChoice;
  readonly tiles: number;
  readonly screens: number;
  readonly hasPin: boolean;
}

/**
 * The layout that is drawn. A pinned tile is large in every choice, because that is what pinning
 * asks for; a shared screen is large unless the person chose the grid. One tile fills the stage.
 */
export function effectiveLayout({ choice, tiles, screens, hasPin }: StageFacts): Layout {
  if (tiles <= 1) return 'grid';
  if (choice === 'speaker' || choice === 'sidebar') return choice;
  if (hasPin) return 'speaker';
  return choice === 'automatic' && screens > 0 ? 'speaker' : 'grid';
}
