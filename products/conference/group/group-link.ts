import type { ReadableValue } from '@blende/shared/ui/live-value.ts';
import type { DowngradeStep } from '../downgrade/downgrade.ts';
import type { Decision } from '../lobby/waiting-room.ts';
import type { ParticipantId } from '../rooms/participant-id.ts';
import type { GroupView } from './group-view.ts';
import type { OptionsChange } from './options-change.ts';
import type { Spoken } from './spoken.ts';

export type HearSpoken = (from: ParticipantId, message: Spoken) => void;

/** What the slices that speak within the group hold on to. */
export interface GroupLink {
  readonly view: ReadableValue<GroupView>;
  /** To everybody in the group but oneself, or to one of them. */
  say(message: Spoken, to?: ParticipantId): void;
  /** Of no effect unless one is a host; the view shows when it is done. */
  changeOptions(change: OptionsChange): void;
  /** About people who wait; of no effect unless one is a host. */
  decide(ids: readonly ParticipantId[], decision: Decision): void;
  /** Of no effect in a room whose link does not allow it. */
  decideDowngrade(step: DowngradeStep): void;
  /** Only what a member said, and never one's own. Answers how to stop. */
  hear(listener: HearSpoken): () => void;
}
