import { assertNever } from '@blende/shared/basics/assert-never.ts';
import { refKey, type MessageRef } from '../group/message-ref.ts';
import { cleanPollText } from './poll-text.ts';
import { POLL_LIMITS, type PollMessage } from './poll-message.ts';

type Opening = Extract<PollMessage, { does: 'open' }>;
type Count = Extract<PollMessage, { does: 'count' }>;

export interface Poll extends MessageRef {
  readonly question: string;
  readonly answers: readonly string[];
  readonly choice: Opening['choice'];
  readonly votes: Opening['votes'];
  readonly isClosed: boolean;
  /** Who chose which answers: everybody's in a named poll, in an anonymous one only at its author's. */
  readonly chosen: ReadonlyMap<string, readonly number[]>;
  /** What the author counted, in an anonymous poll. */
  readonly counted: Pick<Count, 'counts' | 'voters'> | undefined;
}

/** Polls in order of arrival, and votes that came before their poll. */
export interface PollBoard {
  readonly polls: readonly Poll[];
  readonly early: ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>;
}

export const NO_POLLS: PollBoard = { polls: [], early: new Map() };

/** The oldest go when there are more. */
const POLLS = 30;
/** Polls for which votes are kept that came before them. */
const EARLY = 10;

/** The board after somebody said something. Only its author closes a poll and tells its sums. */
export function hearPoll(board: PollBoard, from: string, message: PollMessage): PollBoard {
  switch (message.does) {
    case 'open':
      return opened(board, from, message);
    case 'vote':
      return voted(board, from, message.poll, message.chosen);
    case 'count':
      return changed(board, { author: from, id: message.id }, (poll) => withCount(poll, message));
    case 'close':
      return changed(board, { author: from, id: message.id }, (poll) => ({
        ...poll,
        isClosed: true,
      }));
    default:
      return assertNever(message);
  }
}

export function findPoll({ polls }: PollBoard, ref: MessageRef): Poll | undefined {
  const key = refKey(ref);
  return polls.find((poll) => refKey(poll) === key);
}

function opened(board: PollBoard, author: string, message: Opening): PollBoard {
  const { id, choice, votes } = message;
  const question = cleanPollText(message.question, POLL_LIMITS.questionCharacters);
  const answers = message.answers.map((text) => cleanPollText(text, POLL_LIMITS.answerCharacters));
  if (question === '' || answers.includes('') || findPoll(board, { author, id })) return board;
  const open = board.polls.filter((poll) => poll.author === author && !poll.isClosed);
  if (open.length >= POLL_LIMITS.openPerAuthor) return board;
  const empty: Poll = {
    author,
    id,
    question,
    answers,
    choice,
    votes,
    isClosed: false,
    chosen: new Map(),
    counted: undefined,
  };
  const key = refKey(empty);
  const poll = Array.from(board.early.get(key) ?? []).reduce(
    (before, [voter, chosen]) => withVote(before, voter, chosen),
    empty,
  );
  const early = new Map(board.early);
  early.delete(key);
  return { polls: [...board.polls, poll].slice(-POLLS), early };
}

function voted(
  board: PollBoard,
  voter: string,
  ref: MessageRef,
  chosen: readonly number[],
): PollBoard {
  if (findPoll(board, ref) !== undefined) {
    return changed(board, ref, (poll) => withVote(poll, voter, chosen));
  }
  const key = refKey(ref);
  if (!board.early.has(key) && board.early.size >= EARLY) return board;
  const votes = new Map(board.early.get(key)).set(voter, chosen);
  return { ...board, early: new Map(board.early).set(key, votes) };
}

/** Nothing chosen takes a vote back. A vote that the poll has no answer for is none. */
function withVote(poll: Poll, voter: string, chosen: readonly number[]): Poll {
  const answers = Array.from(new Set(chosen)).toSorted((a, b) => a - b);
  if (answers.some((answer) => answer >= poll.answers.length)) return poll;
  if (poll.choice === 'single' && answers.length > 1) return poll;
  const votes = new Map(poll.chosen);
  if (answers.length === 0) votes.delete(voter);
  else votes.set(voter, answers);
  return { ...poll, chosen: votes };
}

function withCount(poll: Poll, { counts, voters }: Count): Poll {
  if (poll.votes !== 'anonymous' || counts.length !== poll.answers.length) return poll;
  if (counts.some((count) => count > voters)) return poll;
  return { ...poll, counted: { counts, voters } };
}

/** A closed poll stays as it is. */
function changed(board: PollBoard, ref: MessageRef, change: (poll: Poll) => Poll): PollBoard {
  const key = refKey(ref);
  return {
    ...board,
    polls: board.polls.map((poll) =>
      refKey(poll) === key && !poll.isClosed ? change(poll) : poll,
    ),
  };
}
