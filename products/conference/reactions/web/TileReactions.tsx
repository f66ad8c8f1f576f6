import type { ReadableValue } from '@blende/shared/ui/live-value.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import type { ShownReaction } from '../shown-reactions.ts';
import './tile-reactions.css';

/** Over the picture of whoever reacts; told to screen readers in words, not here. */
export function TileReactions({
  shown,
  id,
}: {
  readonly shown: ReadableValue<readonly ShownReaction[]>;
  readonly id: string;
}) {
  const own = useLiveValue(shown).filter((reaction) => reaction.id === id);
  if (own.length === 0) return null;
  return (
    <span className="tile-reactions" aria-hidden="true">
      {own.map(({ key, emoji }) => (
        <span key={key} className="tile-reaction">
          {emoji}
        </span>
      ))}
    </span>
  );
}
