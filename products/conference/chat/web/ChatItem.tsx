import { Button } from 'react-aria-components';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import { language } from '@blende/shared/ui/language.ts';
import { findChat, type ChatEntry, type ChatHistory } from '../chat-history.ts';
import { chatParts } from '../chat-links.ts';
import { ChatItemActions } from './ChatItemActions.tsx';
import type { Composing } from './ChatComposer.tsx';
import type { ChatModel } from './chat-model.ts';
import { ChatReactions } from './ChatReactions.tsx';
import { chatTexts } from './texts.ts';
import './chat-item.css';

export interface ChatItemProps {
  readonly entry: ChatEntry;
  readonly history: ChatHistory;
  readonly self: string | undefined;
  readonly nameOf: (id: string) => string;
  readonly chat: ChatModel;
  readonly isContinued: boolean;
  readonly isInDoubt: boolean;
  readonly onCompose: (composing: Composing) => void;
}

export function ChatItem(props: ChatItemProps) {
  const { entry, history, self, nameOf, chat, isContinued, isInDoubt, onCompose } = props;
  const t = useTexts(chatTexts);
  const isOwn = entry.author === self;
  return (
    <li className={`chat-item${isOwn ? ' chat-item-own' : ''}`}>
      <p className={isContinued ? 'visually-hidden' : 'chat-author'}>
        <bdi>{nameOf(entry.author)}</bdi>
        <Time atMs={entry.atMs} />
      </p>
      {entry.replyTo === undefined ? null : (
        <Quoted entry={findChat(history, entry.replyTo)} nameOf={nameOf} />
      )}
      {entry.isDeleted ? (
        <p className="chat-deleted">{t('deleted')}</p>
      ) : (
        <p className="chat-text" dir="auto">
          <ChatText text={entry.text} />
          {entry.isEdited ? <small> ({t('edited')})</small> : null}
        </p>
      )}
      {isInDoubt && !entry.isDeleted ? (
        <p className="chat-in-doubt">
          {t('inDoubt')}{' '}
          <Button
            className="chat-again"
            onPress={() => {
              chat.writeAgain(entry);
            }}
          >
            {t('sendAgain')}
          </Button>
        </p>
      ) : null}
      <ChatReactions entry={entry} self={self} nameOf={nameOf} onReact={chat.react} />
      {entry.isDeleted ? null : (
        <ChatItemActions entry={entry} isOwn={isOwn} chat={chat} onCompose={onCompose} />
      )}
    </li>
  );
}

/** A link leads nowhere by itself: no preview is fetched, and its page learns nothing of this one. */
function ChatText({ text }: { readonly text: string }) {
  return chatParts(text).map((part, place) =>
    part.is === 'text' ? (
      part.text
    ) : (
      <a
        key={`${String(place)} ${part.href}`}
        href={part.href}
        target="_blank"
        rel="noopener noreferrer nofollow"
        referrerPolicy="no-referrer"
        dir="ltr"
      >
        {part.text}
      </a>
    ),
  );
}

function Quoted({
  entry,
  nameOf,
}: {
  readonly entry: ChatEntry | undefined;
  readonly nameOf: (id: string) => string;
}) {
  const t = useTexts(chatTexts);
  if (entry === undefined) return <blockquote className="chat-quoted">{t('notHere')}</blockquote>;
  return (
    <blockquote className="chat-quoted">
      <strong>
        <bdi>{nameOf(entry.author)}</bdi>
      </strong>
      <span dir="auto">{entry.isDeleted ? t('deleted') : entry.text}</span>
    </blockquote>
  );
}

function Time({ atMs }: { readonly atMs: number }) {
  const tag = useLiveValue(language);
  const time = new Date(atMs);
  return (
    <time dateTime={time.toISOString()}>
      {time.toLocaleTimeString(tag, { hour: '2-digit', minute: '2-digit' })}
    </time>
  );
}
