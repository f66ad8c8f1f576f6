import type { ReadableValue } from '@blende/shared/ui/live-value.ts';
import { ChatModel } from '../../chat/web/chat-model.ts';
import type { RenderedTrack } from '../../encryption-status/shown-tracks.ts';
import { trackReports } from '../../encryption-status/track-report.ts';
import { ProtectionWatch } from '../../encryption-status/web/protection-watch.ts';
import type { FrameCounts } from '../../frames/frame-counts.ts';
import type { GroupLink } from '../../group/group-link.ts';
import { HandsModel } from '../../hands/web/hands-model.ts';
import { HostModel } from '../../host-controls/web/host-model.ts';
import { PollsModel } from '../../polls/web/polls-model.ts';
import { ReactionsModel } from '../../reactions/web/reactions-model.ts';
import { ComparisonModel } from '../../verification/web/comparison-model.ts';
import { Names } from '../../verification/web/names.ts';

export interface GroupSlicesDeps {
  readonly link: GroupLink;
  /** The frame worker's last counts; undefined until the first arrive. */
  readonly counts: ReadableValue<FrameCounts | undefined>;
  /** What is drawn and played of others at this moment. */
  readonly rendered: () => readonly RenderedTrack[];
}

/** What the call shows of the group: made with the call, so that nothing said early is missed. */
export class GroupSlices implements Disposable {
  readonly link: GroupLink;
  readonly names: Names;
  readonly comparison: ComparisonModel;
  readonly chat: ChatModel;
  readonly hands: HandsModel;
  readonly reactions: ReactionsModel;
  readonly polls: PollsModel;
  readonly host: HostModel;
  readonly protection: ProtectionWatch;

  constructor({ link, counts, rendered }: GroupSlicesDeps) {
    this.link = link;
    this.names = new Names(link.view);
    this.comparison = new ComparisonModel(link.view);
    this.chat = new ChatModel(link);
    this.hands = new HandsModel(link);
    this.reactions = new ReactionsModel(link);
    this.polls = new PollsModel(link);
    this.host = new HostModel(link);
    this.protection = new ProtectionWatch({
      group: link.view,
      reports: () => {
        const last = counts.snapshot();
        return last === undefined ? [] : trackReports(last);
      },
      rendered,
    });
  }

  [Symbol.dispose](): void {
    const { names, comparison, chat, hands, reactions, polls, host, protection } = this;
    for (const part of [names, comparison, chat, hands, reactions, polls, host, protection]) {
      part[Symbol.dispose]();
    }
  }
}
