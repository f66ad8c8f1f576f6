import { useEffect, useRef } from 'react';
import { announce } from '@blende/shared/ui/announcer.ts';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import type { ReactionsModel } from './reactions-model.ts';
import { reactionNames, reactionsTexts } from './texts.ts';

/** Says who reacts how, each person once while something of theirs is shown. */
export function ReactionAnnouncements({
  reactions,
  nameOf,
}: {
  readonly reactions: ReactionsModel;
  readonly nameOf: (id: string) => string;
}) {
  const t = useTexts(reactionsTexts);
  const shown = useLiveValue(reactions.shown);
  const told = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const before = told.current;
    told.current = new Set(shown.map(({ id }) => id));
    for (const { id, emoji } of shown) {
      if (before.has(id)) continue;
      announce(t('reacted', { name: nameOf(id), reaction: t(reactionNames[emoji]) }));
    }
  }, [shown, nameOf, t]);
  return null;
}
