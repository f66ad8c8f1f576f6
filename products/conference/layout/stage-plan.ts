import type { Layout } from './effective-layout.ts';
import { bestGrid, type Size } from './grid.ts';
import { GAP, gridPlaces, type Place } from './grid-places.ts';
import { stripPlaces } from './strip-places.ts';

export interface StageQuestion {
  readonly layout: Layout;
  /** Tiles beside the large one; in the grid all of them. */
  readonly tiles: number;
  /** What the large tile shows: a camera may be cropped, a screen never is. */
  readonly large: 'camera' | 'screen';
  readonly space: Size;
  /** From 0; beyond the last page it is the last one. */
  readonly page: number;
}

export interface StagePlan {
  readonly large: Place | undefined;
  /** Of the tiles on this page, in their order. */
  readonly places: readonly Place[];
  /** Index of the first tile on this page. */
  readonly first: number;
  readonly page: number;
  readonly pages: number;
  /** The row beneath the tiles that turns the page; undefined if there is one page or no room. */
  readonly pager: Place | undefined;
}

/** More faces at once than this are a pattern, not people. */
const MOST_PER_PAGE = 25;
/** Smaller tiles show neither a face nor a name. */
const SMALLEST = { width: 80, height: 60 } as const;
/** The row with the page's number: high enough for a finger. */
const PAGER_HEIGHT = 44;
/** A lower stage has no room for it; keys and swiping still turn the page. */
const LOWEST_WITH_PAGER = 220;

/** Who stands where. Only what has a place here is drawn and received. */
export function planStage(question: StageQuestion): StagePlan {
  const whole = { x: 0, y: 0, ...question.space };
  const plan = planWithin(question, whole);
  if (plan.pages === 1 || whole.height < LOWEST_WITH_PAGER) return plan;
  const height = whole.height - PAGER_HEIGHT;
  const pager = { ...whole, y: height, height: PAGER_HEIGHT };
  return { ...planWithin(question, { ...whole, height }), pager };
}

function planWithin(question: StageQuestion, space: Place): StagePlan {
  const { tiles } = question;
  const layout = drawnLayout(question);
  if (layout === 'grid') return pageOf(question, gridCapacity(tiles, space), space, undefined);
  const { large, rest } =
    layout === 'speaker' ? besideStrip(question, space) : sidebar(question, space);
  const shown = largePlace(question.large, large);
  if (tiles === 0) return pageOf(question, 1, rest, largePlace(question.large, space));
  if (layout === 'sidebar') return pageOf(question, gridCapacity(tiles, rest), rest, shown);
  return pageOf(question, stripPlaces(tiles, rest).capacity, rest, shown);
}

/** A wide screen on an upright phone leaves so much room that a grid fits beneath it. */
function drawnLayout({ layout, large, space }: StageQuestion): Layout {
  const leavesRoom = layout === 'speaker' && large === 'screen' && space.width < space.height;
  return leavesRoom ? 'sidebar' : layout;
}

function pageOf(
  question: StageQuestion,
  capacity: number,
  space: Place,
  large: Place | undefined,
): StagePlan {
  const { tiles, page: asked } = question;
  const pages = Math.max(1, Math.ceil(tiles / capacity));
  // Pages of nearly the same number, so that the last one is not a lonely tile.
  const perPage = Math.ceil(tiles / pages);
  const page = Math.min(Math.max(0, asked), pages - 1);
  const first = page * perPage;
  const here = Math.min(perPage, tiles - first);
  const places =
    drawnLayout(question) === 'speaker' ? stripPlaces(here, space).places : gridPlaces(here, space);
  return { large, places, first, page, pages, pager: undefined };
}

function gridCapacity(tiles: number, space: Size): number {
  for (let count = Math.min(tiles, MOST_PER_PAGE); count > 1; count -= 1) {
    const { tile } = bestGrid(count, space, GAP);
    if (tile.width >= SMALLEST.width && tile.height >= SMALLEST.height) return count;
  }
  return 1;
}

interface Division {
  readonly large: Place;
  readonly rest: Place;
}

/** A strip beneath holds more faces; beside it has to leave the large tile so much more room. */
const CLEARLY = 1.1;

/** The strip stands where it costs the large tile less: beneath it or beside it. */
function besideStrip({ large }: StageQuestion, space: Place): Division {
  const beneath = splitBelow(
    space,
    within(Math.min(space.height * 0.2, space.width * 0.3), 64, 148),
  );
  const beside = splitRight(space, within(space.width * 0.18, 104, 256));
  const gain = shownArea(large, beside.large) / Math.max(1, shownArea(large, beneath.large));
  return gain > CLEARLY ? beside : beneath;
}

function sidebar({ large }: StageQuestion, space: Place): Division {
  if (space.width >= space.height) {
    return splitRight(space, within(space.width * 0.3, 120, 480));
  }
  // A screen needs no more height than its shape asks for.
  const most = large === 'screen' ? Math.min(space.height * 0.55, space.width * 0.7) : space.height;
  return splitBelow(space, within(space.height * 0.45, space.height - most, 640));
}

function splitBelow(space: Place, wanted: number): Division {
  const height = Math.min(wanted, space.height);
  const top = Math.max(0, space.height - height - GAP);
  return {
    large: { ...space, height: top },
    rest: { ...space, y: space.y + space.height - height, height },
  };
}

function splitRight(space: Place, wanted: number): Division {
  const width = Math.min(wanted, space.width);
  const left = Math.max(0, space.width - width - GAP);
  return {
    large: { ...space, width: left },
    rest: { ...space, x: space.x + space.width - width, width },
  };
}

function largePlace(kind: StageQuestion['large'], space: Place): Place {
  if (kind === 'screen') return floored(space);
  return gridPlaces(1, space)[0] ?? floored(space);
}

function shownArea(kind: StageQuestion['large'], space: Place): number {
  const shape = kind === 'screen' ? screenWithin(space) : largePlace(kind, space);
  return shape.width * shape.height;
}

/** Most screens are this wide, and what is left over at their sides shows nothing. */
function screenWithin({ width, height }: Size): Size {
  const shown = Math.min(width, (height * 16) / 9);
  return { width: shown, height: (shown * 9) / 16 };
}

function floored({ x, y, width, height }: Place): Place {
  return { x, y, width: Math.floor(width), height: Math.floor(height) };
}

function within(value: number, least: number, most: number): number {
  return Math.floor(Math.min(Math.max(value, least), most));
}
