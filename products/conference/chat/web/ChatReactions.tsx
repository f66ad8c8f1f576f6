import { ToggleButton } from 'react-aria-components';
import { useTexts } from '@blende/shared/ui/texts.ts';
import type { MessageRef } from '../../group/message-ref.ts';
import type { ChatEmoji } from '../chat-emoji.ts';
import type { ChatEntry } from '../chat-history.ts';
import { chatTexts, emojiNames } from './texts.ts';

export interface ChatReactionsProps {
  readonly entry: ChatEntry;
  readonly self: string | undefined;
  readonly nameOf: (id: string) => string;
  readonly onReact: (to: MessageRef, emoji: ChatEmoji, on: boolean) => void;
}

/** Who answered with what; pressing adds one's own or takes it back. */
export function ChatReactions({ entry, self, nameOf, onReact }: ChatReactionsProps) {
  const t = useTexts(chatTexts);
  if (entry.reactions.size === 0) return null;
  return (
    <div className="chat-reactions">
      {Array.from(entry.reactions, ([emoji, people]) => {
        const names = people.map(nameOf).join(', ');
        return (
          <ToggleButton
            key={emoji}
            className="chat-reaction"
            aria-label={t('reacted', { count: people.length, sign: t(emojiNames[emoji]), names })}
            isSelected={self !== undefined && people.includes(self)}
            onChange={(on) => {
              onReact(entry, emoji, on);
            }}
          >
            <span aria-hidden="true">{emoji}</span> {people.length}
          </ToggleButton>
        );
      })}
    </div>
  );
}
