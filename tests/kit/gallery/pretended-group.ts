import type { CallParticipant } from '../../../products/conference/call/web/call-view.ts';
import { GroupSlices } from '../../../products/conference/call/web/group-slices.ts';
import type { Protection } from '../../../products/conference/encryption-status/padlock.ts';
import type { RenderedTrack } from '../../../products/conference/encryption-status/shown-tracks.ts';
import type { FrameCounts } from '../../../products/conference/frames/frame-counts.ts';
import type { HearSpoken } from '../../../products/conference/group/group-link.ts';
import { FIRST_OPTIONS } from '../../../products/conference/group/group-options.ts';
import type { GroupView } from '../../../products/conference/group/group-view.ts';
import { NO_DOWNGRADE } from '../../../products/conference/downgrade/downgrade-view.ts';
import { NO_LOBBY } from '../../../products/conference/lobby/lobby-view.ts';
import type { Spoken } from '../../../products/conference/group/spoken.ts';
import type { ParticipantId } from '../../../products/conference/rooms/participant-id.ts';
import { LiveValue } from '../../../shared/ui/live-value.ts';

/** A group that nobody is in: what its members say is said by the gallery. */
export class PretendedGroup {
  readonly view: LiveValue<GroupView>;
  readonly #listeners = new Set<HearSpoken>();

  constructor(people: readonly CallParticipant[]) {
    this.view = new LiveValue<GroupView>({
      state: 'in',
      epoch: 4,
      members: people.map(({ id, name, isHost, isSelf }, leaf) => ({
        id: id as ParticipantId,
        leaf,
        name,
        isHost,
        isSelf,
        upToDate: true,
      })),
      digits: ['04711', '73520', '19964', '50083', '88217', '36405'],
      options: FIRST_OPTIONS,
      lobby: NO_LOBBY,
      downgrade: NO_DOWNGRADE,
      unknownConnections: 0,
    });
  }

  readonly hear = (listener: HearSpoken): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly say = (): void => undefined;

  readonly changeOptions = (): void => undefined;

  readonly decide = (): void => undefined;

  readonly decideDowngrade = (): void => undefined;

  speak(from: string, message: Spoken): void {
    for (const listener of this.#listeners) listener(from as ParticipantId, message);
  }
}

/** The slices of such a group, with counts that make the padlock say this. */
export function pretendedSlices(group: PretendedGroup, protection: Protection): GroupSlices {
  const others = group.view.snapshot().members.filter(({ isSelf }) => !isSelf);
  const rendered: readonly RenderedTrack[] = others.map(({ id }) => ({
    participantId: id,
    source: 'camera',
  }));
  const counts = new LiveValue<FrameCounts | undefined>(undefined);
  const count = (): void => {
    counts.set({
      atMs: Date.now(),
      epoch: 4,
      tracks: protection === 'waiting' ? [] : tracks(others),
    });
  };
  count();
  setInterval(count, 500);
  const states: Partial<Record<Protection, Partial<GroupView>>> = {
    'not-protected': { state: 'removed' },
    'unknown-connections': { unknownConnections: 2 },
    'not-up-to-date': { members: [...group.view.snapshot().members.slice(0, -1), late(group)] },
    joining: { state: 'joining' },
  };
  group.view.update(states[protection] ?? {});
  const shown = protection === 'waiting' ? [] : rendered;
  return new GroupSlices({ link: group, counts, rendered: () => shown });
}

function late({ view }: PretendedGroup): GroupView['members'][number] {
  const last = view.snapshot().members.at(-1);
  if (last === undefined) throw new Error('a group has members');
  return { ...last, upToDate: false };
}

function tracks(others: GroupView['members']): FrameCounts['tracks'] {
  return others.map(({ id }, track) => ({
    track,
    direction: 'open',
    participantId: id,
    source: 'camera',
    ok: 100,
    empty: 0,
    clear: 0,
    clearAtMs: undefined,
    held: 0,
    refused: {},
    okAtMs: Date.now(),
    epoch: 4,
    gaps: { gaps: 0, frames: 0, longestMs: 0, totalMs: 0 },
  }));
}
