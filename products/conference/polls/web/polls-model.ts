import { toBase64url } from '@blende/shared/basics/base64url.ts';
import { randomBytes } from '@blende/shared/basics/bytes.ts';
import { LiveValue, type ReadableValue } from '@blende/shared/ui/live-value.ts';
import type { GroupLink } from '../../group/group-link.ts';
import { newcomers } from '../../group/newcomers.ts';
import type { ParticipantId } from '../../rooms/participant-id.ts';
import { hearPoll, NO_POLLS, type Poll, type PollBoard } from '../poll-board.ts';
import type { PollMessage } from '../poll-message.ts';
import { pollResult } from '../poll-result.ts';

const OWN_ID_BYTES = 16;
/** Votes that come within this time are told as one sum: single ones are not to be told apart. */
const COUNT_AFTER_MS = 1_500;

export type NewPoll = Pick<Poll, 'question' | 'answers' | 'choice' | 'votes'>;

export class PollsModel implements Disposable {
  readonly #link: GroupLink;
  readonly #board = new LiveValue<PollBoard>(NO_POLLS);
  readonly #counting = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #opened = new Set<(poll: Poll) => void>();
  readonly #stops: readonly (() => void)[];

  constructor(link: GroupLink) {
    this.#link = link;
    let before = link.view.snapshot();
    this.#stops = [
      link.hear((from, message) => {
        if (message.kind === 'poll') this.#hear(from, message);
      }),
      link.view.subscribe(() => {
        const after = link.view.snapshot();
        for (const { id } of newcomers(before, after)) this.#tell(id);
        before = after;
      }),
    ];
  }

  get board(): ReadableValue<PollBoard> {
    return this.#board;
  }

  /** Tells of each poll that somebody else opens. Answers how to stop. */
  watchOpened(listener: (poll: Poll) => void): () => void {
    this.#opened.add(listener);
    return () => this.#opened.delete(listener);
  }

  readonly open = ({ question, answers, choice, votes }: NewPoll): void => {
    const id = toBase64url(randomBytes(OWN_ID_BYTES));
    this.#say({
      kind: 'poll',
      does: 'open',
      id,
      question,
      answers: [...answers],
      choice,
      votes,
    });
  };

  readonly vote = (poll: Poll, chosen: readonly number[]): void => {
    const { author, id, votes } = poll;
    const message: PollMessage = {
      kind: 'poll',
      does: 'vote',
      poll: { author, id },
      chosen: [...chosen],
    };
    this.#say(message, votes === 'anonymous' ? (author as ParticipantId) : undefined);
  };

  readonly close = ({ id }: Poll): void => {
    this.#count(id);
    this.#say({ kind: 'poll', does: 'close', id });
  };

  [Symbol.dispose](): void {
    for (const stop of this.#stops) stop();
    for (const timer of this.#counting.values()) clearTimeout(timer);
  }

  #hear(from: string, message: PollMessage): void {
    const before = this.#board.snapshot();
    const board = hearPoll(before, from, message);
    this.#board.set(board);
    const newest = board.polls.at(-1);
    if (message.does === 'open' && newest !== undefined && board.polls !== before.polls) {
      for (const listener of this.#opened) listener(newest);
    }
    if (message.does === 'vote') this.#countSoon(message.poll.id);
  }

  #say(message: PollMessage, to?: ParticipantId): void {
    const self = this.#self();
    if (self === undefined) return;
    this.#board.set(hearPoll(this.#board.snapshot(), self, message));
    // To oneself there is nothing to say.
    if (to !== self) this.#link.say(message, to);
    if (message.does === 'vote') this.#countSoon(message.poll.id);
  }

  #countSoon(id: string): void {
    if (this.#counting.has(id) || this.#own(id)?.votes !== 'anonymous') return;
    this.#counting.set(
      id,
      setTimeout(() => {
        this.#count(id);
      }, COUNT_AFTER_MS),
    );
  }

  #count(id: string, to?: ParticipantId): void {
    clearTimeout(this.#counting.get(id));
    this.#counting.delete(id);
    const poll = this.#own(id);
    if (poll?.votes !== 'anonymous') return;
    const { counts, voters } = pollResult(poll, poll.author);
    this.#link.say({ kind: 'poll', does: 'count', id, counts: [...counts], voters }, to);
  }

  /** Whoever has just come learns of the own open polls, and of the own vote in named ones. */
  #tell(newcomer: ParticipantId): void {
    const self = this.#self() ?? '';
    for (const poll of this.#board.snapshot().polls.filter(({ isClosed }) => !isClosed)) {
      const { author, id, question, answers, choice, votes } = poll;
      if (author === self) {
        const opening = { id, question, answers: [...answers], choice, votes };
        this.#link.say({ kind: 'poll', does: 'open', ...opening }, newcomer);
        this.#count(id, newcomer);
      }
      const chosen = poll.chosen.get(self);
      if (votes === 'named' && chosen !== undefined) {
        const vote = { poll: { author, id }, chosen: [...chosen] };
        this.#link.say({ kind: 'poll', does: 'vote', ...vote }, newcomer);
      }
    }
  }

  #own(id: string): Poll | undefined {
    const self = this.#self();
    return this.#board.snapshot().polls.find((poll) => poll.author === self && poll.id === id);
  }

  #self(): ParticipantId | undefined {
    return this.#link.view.snapshot().members.find(({ isSelf }) => isSelf)?.id;
  }
}
