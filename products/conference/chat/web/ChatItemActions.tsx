import { Ellipsis, Pencil, Reply, SmilePlus, Trash2 } from 'lucide-react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { EmojiRow } from '@blende/shared/ui/EmojiRow.tsx';
import { Icon } from '@blende/shared/ui/Icon.tsx';
import { Menu, MenuAction } from '@blende/shared/ui/Menu.tsx';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { CHAT_EMOJI, type ChatEmoji } from '../chat-emoji.ts';
import type { ChatEntry } from '../chat-history.ts';
import type { Composing } from './ChatComposer.tsx';
import type { ChatModel } from './chat-model.ts';
import { chatTexts, emojiNames } from './texts.ts';

export interface ChatItemActionsProps {
  readonly entry: ChatEntry;
  readonly isOwn: boolean;
  readonly chat: ChatModel;
  readonly onCompose: (composing: Composing) => void;
}

/** Appears under the pointer, a finger or the keyboard's focus. */
export function ChatItemActions({ entry, isOwn, chat, onCompose }: ChatItemActionsProps) {
  const t = useTexts(chatTexts);
  const { mayWrite } = useLiveValue(chat.view);
  return (
    <div className="chat-actions">
      <EmojiChoice
        label={t('react')}
        onChoose={(emoji) => {
          chat.react(entry, emoji, true);
        }}
      />
      {mayWrite ? (
        <Button
          className="chat-action"
          aria-label={t('reply')}
          onPress={() => {
            onCompose({ does: 'reply', entry });
          }}
        >
          <Icon icon={Reply} size={18} />
        </Button>
      ) : null}
      {isOwn ? (
        <Menu
          label={t('more')}
          trigger={
            <Button className="chat-action" aria-label={t('more')}>
              <Icon icon={Ellipsis} size={18} />
            </Button>
          }
        >
          {mayWrite ? (
            <MenuAction
              icon={Pencil}
              label={t('edit')}
              onPress={() => {
                onCompose({ does: 'edit', entry });
              }}
            />
          ) : null}
          <MenuAction
            icon={Trash2}
            label={t('remove')}
            onPress={() => {
              chat.remove(entry.id);
            }}
          />
        </Menu>
      ) : null}
    </div>
  );
}

function EmojiChoice({
  label,
  onChoose,
}: {
  readonly label: string;
  readonly onChoose: (emoji: ChatEmoji) => void;
}) {
  const t = useTexts(chatTexts);
  return (
    <DialogTrigger>
      <Button className="chat-action" aria-label={label}>
        <Icon icon={SmilePlus} size={18} />
      </Button>
      <Popover className="emoji-popover" placement="top" data-theme="dark">
        <Dialog aria-label={label}>
          {({ close }) => (
            <EmojiRow
              emoji={CHAT_EMOJI}
              nameOf={(emoji) => t(emojiNames[emoji])}
              onChoose={(emoji) => {
                onChoose(emoji);
                close();
              }}
            />
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
