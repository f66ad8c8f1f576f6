import { SendHorizontal, X } from 'lucide-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { Button } from 'react-aria-components';
import { Icon } from '@blende/shared/ui/Icon.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { CHAT_CHARACTERS, chatCharacters, cleanChatText } from '../chat-text.ts';
import type { ChatEntry } from '../chat-history.ts';
import type { ChatModel } from './chat-model.ts';
import { chatTexts } from './texts.ts';

export type Composing =
  | { readonly does: 'write' }
  | { readonly does: 'reply' | 'edit'; readonly entry: ChatEntry };

export interface ChatComposerProps {
  readonly chat: ChatModel;
  readonly composing: Composing;
  readonly nameOf: (id: string) => string;
  readonly isPossible: boolean;
  readonly onDone: () => void;
}

/** From here on the counter is shown. */
const COUNTED_FROM = CHAT_CHARACTERS - 200;

/** Enter sends, with Shift it begins a line. */
export function ChatComposer({ chat, composing, nameOf, isPossible, onDone }: ChatComposerProps) {
  const t = useTexts(chatTexts);
  const [text, setText] = useState(composing.does === 'edit' ? composing.entry.text : '');
  const field = useRef<HTMLTextAreaElement>(null);
  const hintId = useId();
  useEffect(() => {
    const { current } = field;
    current?.focus();
    current?.setSelectionRange(current.value.length, current.value.length);
  }, []);
  const length = chatCharacters(text);
  const isSendable = isPossible && length <= CHAT_CHARACTERS && cleanChatText(text) !== '';
  const send = (): void => {
    if (!isSendable) return;
    if (composing.does === 'edit') chat.edit(composing.entry.id, text);
    else chat.write(text, composing.does === 'reply' ? composing.entry : undefined);
    setText('');
    onDone();
    field.current?.focus();
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      send();
    }
  };
  return (
    <form
      className="chat-composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Purpose composing={composing} nameOf={nameOf} onCancel={onDone} />
      <div className="chat-field">
        <textarea
          ref={field}
          rows={1}
          dir="auto"
          value={text}
          aria-label={t('message')}
          aria-describedby={hintId}
          aria-invalid={length > CHAT_CHARACTERS}
          placeholder={t('placeholder')}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setText(event.target.value);
          }}
          onKeyDown={pressed}
        />
        <Button
          type="submit"
          className="chat-send"
          aria-label={t(composing.does === 'edit' ? 'save' : 'send')}
          isDisabled={!isSendable}
        >
          <Icon icon={SendHorizontal} />
        </Button>
      </div>
      <output id={hintId} className={length > CHAT_CHARACTERS ? 'field-error' : 'field-hint'}>
        {isPossible ? counterText(length, t) : t('unreachable')}
      </output>
    </form>
  );
}

function counterText(
  length: number,
  t: (key: 'left' | 'tooLong', values: { readonly count: number }) => string,
): string {
  if (length > CHAT_CHARACTERS) return t('tooLong', { count: length - CHAT_CHARACTERS });
  return length < COUNTED_FROM ? '' : t('left', { count: CHAT_CHARACTERS - length });
}

/** What the field is for, if it is not a new message. */
function Purpose({
  composing,
  nameOf,
  onCancel,
}: Pick<ChatComposerProps, 'composing' | 'nameOf'> & { readonly onCancel: () => void }) {
  const t = useTexts(chatTexts);
  if (composing.does === 'write') return null;
  const { author, text } = composing.entry;
  return (
    <div className="chat-purpose">
      <p>
        <strong>
          {composing.does === 'edit' ? t('editing') : t('replyingTo', { name: nameOf(author) })}
        </strong>
        <bdi>{text}</bdi>
      </p>
      <Button className="icon-button" aria-label={t('cancel')} onPress={onCancel}>
        <Icon icon={X} size={18} />
      </Button>
    </div>
  );
}
