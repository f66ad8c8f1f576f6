import { Button } from 'react-aria-components';
import './emoji-row.css';

export interface EmojiRowProps<Emoji extends string> {
  readonly emoji: readonly Emoji[];
  readonly nameOf: (emoji: Emoji) => string;
  readonly onChoose: (emoji: Emoji) => void;
}

/** Emoji to choose one of, each a button that is called by its name. */
export function EmojiRow<Emoji extends string>({ emoji, nameOf, onChoose }: EmojiRowProps<Emoji>) {
  return (
    <div className="emoji-row">
      {emoji.map((each) => (
        <Button
          key={each}
          className="emoji-button"
          aria-label={nameOf(each)}
          onPress={() => {
            onChoose(each);
          }}
        >
          <span aria-hidden="true">{each}</span>
        </Button>
      ))}
    </div>
  );
}
