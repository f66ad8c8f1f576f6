import { useRef, type ReactNode } from 'react';
import { bestGrid } from '../grid.ts';
import { useSize } from './use-size.ts';
import './tile-grid.css';

const GAP = 8;

export interface TileGridProps {
  readonly label: string;
  readonly tiles: readonly { readonly id: string; readonly content: ReactNode }[];
}

/** Tiles of one size that fill the space; an incomplete last row stands in the middle. */
export function TileGrid({ label, tiles }: TileGridProps) {
  const space = useRef<HTMLDivElement>(null);
  const { columns, tile } = bestGrid(tiles.length, useSize(space), GAP);
  // Rounded down: a fraction of a pixel too much would move a tile into the next row.
  const width = Math.floor(tile.width);
  const height = Math.floor(tile.height);
  return (
    <div ref={space} className="tile-space">
      <ul
        className="tile-grid"
        aria-label={label}
        style={{ gap: GAP, width: columns * width + (columns - 1) * GAP }}
      >
        {tiles.map(({ id, content }) => (
          <li key={id} style={{ width, height }}>
            {content}
          </li>
        ))}
      </ul>
    </div>
  );
}
