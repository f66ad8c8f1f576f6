import { assertNever } from '@blende/shared/basics/assert-never.ts';
import { refKey, type MessageRef } from '../group/message-ref.ts';
import type { ChatEmoji } from './chat-emoji.ts';
import type { ChatMessage } from './chat-message.ts';
import { cleanChatText } from './chat-text.ts';

export interface ChatEntry extends MessageRef {
  /** Cleaned; empty once it is deleted. */
  readonly text: string;
  /** When it arrived here: a sender's clock may be wrong. */
  readonly atMs: number;
  readonly replyTo: MessageRef | undefined;
  readonly isEdited: boolean;
  readonly isDeleted: boolean;
  /** Who answered with what, in the order of the first of each. */
  readonly reactions: ReadonlyMap<ChatEmoji, readonly string[]>;
}

/** In order of arrival. Kept while one is in the room, and nowhere else. */
export type ChatHistory = readonly ChatEntry[];

/** The oldest messages go when there are more. */
export const CHAT_ENTRIES = 1_000;

type Part<Does extends ChatMessage['does']> = Extract<ChatMessage, { does: Does }>;

/**
 * The history after somebody said something. Only what its author says changes a message: `author`
 * is who the group says spoke, never what a message claims.
 */
export function hearChat(
  history: ChatHistory,
  author: string,
  message: ChatMessage,
  atMs: number,
): ChatHistory {
  switch (message.does) {
    case 'say':
      return withSaid(history, author, message, atMs);
    case 'edit':
      return withEdited(history, { author, id: message.id }, message);
    case 'delete':
      return changed(history, { author, id: message.id }, deleted);
    case 'react':
      return changed(history, message.to, (entry) => withReaction(entry, author, message));
    default:
      return assertNever(message);
  }
}

export function findChat(history: ChatHistory, ref: MessageRef): ChatEntry | undefined {
  const key = refKey(ref);
  return history.find((entry) => refKey(entry) === key);
}

function withSaid(
  history: ChatHistory,
  author: string,
  { id, text, replyTo }: Part<'say'>,
  atMs: number,
): ChatHistory {
  const clean = cleanChatText(text);
  if (clean === '' || findChat(history, { author, id }) !== undefined) return history;
  const entry: ChatEntry = {
    author,
    id,
    text: clean,
    atMs,
    replyTo,
    isEdited: false,
    isDeleted: false,
    reactions: new Map(),
  };
  return [...history, entry].slice(-CHAT_ENTRIES);
}

function withEdited(history: ChatHistory, ref: MessageRef, { text }: Part<'edit'>): ChatHistory {
  const clean = cleanChatText(text);
  if (clean === '') return history;
  return changed(history, ref, (entry) =>
    entry.text === clean ? entry : { ...entry, text: clean, isEdited: true },
  );
}

function deleted(entry: ChatEntry): ChatEntry {
  return { ...entry, text: '', isDeleted: true, reactions: new Map() };
}

function withReaction(entry: ChatEntry, by: string, { emoji, on }: Part<'react'>): ChatEntry {
  const others = (entry.reactions.get(emoji) ?? []).filter((person) => person !== by);
  const people = on ? [...others, by] : others;
  const reactions = new Map(entry.reactions).set(emoji, people);
  if (people.length === 0) reactions.delete(emoji);
  return { ...entry, reactions };
}

/** A deleted message stays as it is. */
function changed(
  history: ChatHistory,
  ref: MessageRef,
  change: (entry: ChatEntry) => ChatEntry,
): ChatHistory {
  const key = refKey(ref);
  return history.map((entry) =>
    refKey(entry) === key && !entry.isDeleted ? change(entry) : entry,
  );
}
