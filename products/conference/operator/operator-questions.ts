import { z } from 'zod';

// What the operator's commands may ask a running instance, over a socket that only its own user
// can open. A closed list: answers hold counts and codes, never an id of a room or participant.

export const operatorQuestions = {
  '/rooms': z.strictObject({}),
  '/end-room': z.strictObject({ roomId: z.string().max(64) }),
  '/drain': z.strictObject({ on: z.boolean() }),
  /** A new start link: the old one gives no more permits. */
  '/start-key': z.strictObject({ key: z.string().length(43) }),
} as const;

export type OperatorPath = keyof typeof operatorQuestions;
export type OperatorAsked<P extends OperatorPath> = z.infer<(typeof operatorQuestions)[P]>;

export interface RoomCounts {
  readonly rooms: number;
  readonly participants: number;
  /** Highest at any one time since the conference process started. */
  readonly peakRooms: number;
  readonly peakParticipants: number;
  readonly maxRooms: number;
  readonly maxParticipants: number;
  /** True while no new room is taken. */
  readonly draining: boolean;
}

export interface OperatorAnswers {
  readonly '/rooms': RoomCounts;
  readonly '/end-room': { readonly participants: number };
  readonly '/drain': RoomCounts;
  readonly '/start-key': { readonly changed: true };
}

/** Instead of an answer: a code for which the command has a sentence. */
export interface OperatorRefusal {
  readonly code: string;
}

export type OperatorAnswerers = {
  readonly [P in OperatorPath]: (
    asked: OperatorAsked<P>,
  ) => OperatorAnswers[P] | OperatorRefusal | Promise<OperatorAnswers[P] | OperatorRefusal>;
};
