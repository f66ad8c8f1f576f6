import { toBase64url } from '@blende/shared/basics/base64url.ts';
import { randomBytes } from '@blende/shared/basics/bytes.ts';
import { LiveValue, type ReadableValue } from '@blende/shared/ui/live-value.ts';
import type { GroupLink } from '../../group/group-link.ts';
import type { MessageRef } from '../../group/message-ref.ts';
import { mayDo } from '../../host-controls/rights.ts';
import type { ChatEmoji } from '../chat-emoji.ts';
import { hearChat, type ChatEntry, type ChatHistory } from '../chat-history.ts';
import type { ChatMessage } from '../chat-message.ts';
import { cleanChatText } from '../chat-text.ts';
import { afterEpoch, type OnItsWay } from '../in-doubt.ts';

const OWN_ID_BYTES = 16;

export interface ChatView {
  readonly history: ChatHistory;
  /** Messages of others that arrived while the chat was not shown. */
  readonly unread: number;
  /** Others were there before: what they wrote is nothing one has the keys for. */
  readonly isNewcomer: boolean;
  /** False while only hosts write. */
  readonly mayWrite: boolean;
  /** Ids of own messages that may not have reached everybody. */
  readonly inDoubt: ReadonlySet<string>;
}

/** What is written in the room: kept in this page while one is there, and nowhere else. */
export class ChatModel implements Disposable {
  readonly #link: GroupLink;
  readonly #view = new LiveValue<ChatView>({
    history: [],
    unread: 0,
    isNewcomer: false,
    mayWrite: true,
    inDoubt: new Set(),
  });
  readonly #stop: () => void;
  readonly #arrivals = new Set<(author: string) => void>();
  #onItsWay: readonly OnItsWay[] = [];
  #shown = false;

  constructor(link: GroupLink) {
    this.#link = link;
    const stopHearing = link.hear((from, message) => {
      if (message.kind === 'chat') this.#hear(from, message);
    });
    const stopWatching = link.view.subscribe(() => {
      this.#noteArrival();
      this.#noteRight();
      this.#noteEpoch();
    });
    this.#stop = () => {
      stopHearing();
      stopWatching();
    };
    this.#noteArrival();
    this.#noteRight();
  }

  get view(): ReadableValue<ChatView> {
    return this.#view;
  }

  /** Tells of each message that arrives unseen. Answers how to stop. */
  watchUnseen(listener: (author: string) => void): () => void {
    this.#arrivals.add(listener);
    return () => this.#arrivals.delete(listener);
  }

  readonly write = (text: string, replyTo?: MessageRef): void => {
    const clean = cleanChatText(text);
    if (clean === '') return;
    const id = toBase64url(randomBytes(OWN_ID_BYTES));
    const reply = replyTo === undefined ? {} : { replyTo: refOf(replyTo) };
    this.#say({ kind: 'chat', does: 'say', id, text: clean, ...reply });
  };

  /** The same message once more, with what it says by now: who has it already hears nothing new. */
  readonly writeAgain = ({ id, text, replyTo }: ChatEntry): void => {
    const inDoubt = new Set(this.#view.snapshot().inDoubt);
    inDoubt.delete(id);
    this.#view.update({ inDoubt });
    const reply = replyTo === undefined ? {} : { replyTo: refOf(replyTo) };
    this.#say({ kind: 'chat', does: 'say', id, text, ...reply });
  };

  readonly edit = (id: string, text: string): void => {
    const clean = cleanChatText(text);
    if (clean !== '') this.#say({ kind: 'chat', does: 'edit', id, text: clean });
  };

  readonly remove = (id: string): void => {
    this.#say({ kind: 'chat', does: 'delete', id });
  };

  readonly react = (to: MessageRef, emoji: ChatEmoji, on: boolean): void => {
    this.#say({ kind: 'chat', does: 'react', to: refOf(to), emoji, on });
  };

  /** While the chat is shown nothing is unread. */
  readonly show = (isShown: boolean): void => {
    this.#shown = isShown;
    if (isShown) this.#view.update({ unread: 0 });
  };

  [Symbol.dispose](): void {
    this.#stop();
    this.#arrivals.clear();
  }

  /** Once: the first moment in the group decides. */
  readonly #noteArrival = (): void => {
    const { state, members } = this.#link.view.snapshot();
    if (this.#hasArrived || state !== 'in' || members.length === 0) return;
    this.#hasArrived = true;
    this.#view.update({ isNewcomer: members.length > 1 });
  };
  #hasArrived = false;

  readonly #noteRight = (): void => {
    const group = this.#link.view.snapshot();
    const self = group.members.find(({ isSelf }) => isSelf);
    const mayWrite = self === undefined || mayDo('chat', self.id, group);
    if (this.#view.snapshot().mayWrite !== mayWrite) this.#view.update({ mayWrite });
  };

  readonly #noteEpoch = (): void => {
    const { epoch } = this.#link.view.snapshot();
    const { inDoubt, onItsWay } = afterEpoch(this.#onItsWay, epoch, Date.now());
    this.#onItsWay = onItsWay;
    if (inDoubt.length === 0) return;
    this.#view.update({ inDoubt: new Set([...this.#view.snapshot().inDoubt, ...inDoubt]) });
  };

  /** Who may not write may still take back what they wrote, and answer with a sign. */
  #hear(from: string, message: ChatMessage): void {
    const writes = message.does === 'say' || message.does === 'edit';
    if (writes && !mayDo('chat', from, this.#link.view.snapshot())) return;
    const before = this.#view.snapshot();
    const history = hearChat(before.history, from, message, Date.now());
    const isUnseen = !this.#shown && message.does === 'say' && history !== before.history;
    this.#view.update({ history, unread: before.unread + (isUnseen ? 1 : 0) });
    if (isUnseen) for (const listener of this.#arrivals) listener(from);
  }

  /** What one says oneself comes back from nobody. */
  #say(message: ChatMessage): void {
    const { members, epoch } = this.#link.view.snapshot();
    const own = members.find(({ isSelf }) => isSelf);
    if (own === undefined) return;
    if (message.does === 'say')
      this.#onItsWay = [...this.#onItsWay, { id: message.id, epoch, saidAtMs: Date.now() }];
    const { history } = this.#view.snapshot();
    this.#view.update({ history: hearChat(history, own.id, message, Date.now()) });
    this.#link.say(message);
  }
}

function refOf({ author, id }: MessageRef): MessageRef {
  return { author, id };
}
