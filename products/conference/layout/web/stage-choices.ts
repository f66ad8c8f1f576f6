import { LiveValue, type ReadableValue } from '@blende/shared/ui/live-value.ts';
import { LAYOUT_CHOICES, type LayoutChoice } from '../effective-layout.ts';

export interface StageChoicesView {
  readonly layout: LayoutChoice;
  /** Id of the tile that stays large, a participant's or a shared screen's. */
  readonly pinned: string | undefined;
  readonly ownTileShown: boolean;
  /** From 0; the stage shows its last page if there are fewer. */
  readonly page: number;
}

/** What the person has chosen to see. Lives as long as the call and is stored nowhere. */
export class StageChoices {
  readonly #view = new LiveValue<StageChoicesView>({
    layout: 'automatic',
    pinned: undefined,
    ownTileShown: true,
    page: 0,
  });
  #shown: readonly string[] = [];

  get view(): ReadableValue<StageChoicesView> {
    return this.#view;
  }

  readonly chooseLayout = (layout: LayoutChoice): void => {
    // A pinned tile would keep the grid away that the person asks for.
    const pinned = layout === 'grid' ? undefined : this.#view.snapshot().pinned;
    this.#view.update({ layout, pinned, page: 0 });
  };

  /** Both at once, as somebody else sees it. */
  readonly showAs = (layout: LayoutChoice, pinned: string | undefined): void => {
    this.#view.update({ layout, pinned, page: 0 });
  };

  readonly nextLayout = (): void => {
    const now = LAYOUT_CHOICES.indexOf(this.#view.snapshot().layout);
    this.chooseLayout(LAYOUT_CHOICES[(now + 1) % LAYOUT_CHOICES.length] ?? 'automatic');
  };

  readonly togglePin = (tile: string): void => {
    const { pinned } = this.#view.snapshot();
    this.#view.update({ pinned: pinned === tile ? undefined : tile });
  };

  /** Pins the tile that stands in this place, counted from 1 as the eye reads. */
  readonly pinNth = (number: number): void => {
    const tile = this.#shown[number - 1];
    if (tile !== undefined) this.togglePin(tile);
  };

  readonly unpin = (): void => {
    this.#view.update({ pinned: undefined });
  };

  /** Ids of the tiles that the stage shows, the large one first. */
  get shown(): readonly string[] {
    return this.#shown;
  }

  /** The stage says which tiles it shows, the large one first. */
  readonly noteShown = (tiles: readonly string[]): void => {
    this.#shown = tiles;
  };

  readonly toggleOwnTile = (): void => {
    this.#view.update({ ownTileShown: !this.#view.snapshot().ownTileShown });
  };

  readonly goToPage = (page: number): void => {
    this.#view.update({ page: Math.max(0, page) });
  };
}
