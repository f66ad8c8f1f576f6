import { Button } from '@blende/shared/ui/Button.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import type { Poll } from '../poll-board.ts';
import { pollResult } from '../poll-result.ts';
import { PollBars } from './PollBars.tsx';
import { PollBallot } from './PollBallot.tsx';
import type { PollsModel } from './polls-model.ts';
import { pollsTexts } from './texts.ts';
import './poll-card.css';

export interface PollCardProps {
  readonly poll: Poll;
  readonly self: string | undefined;
  readonly isOpen: boolean;
  readonly nameOf: (id: string) => string;
  readonly polls: PollsModel;
}

export function PollCard({ poll, self, isOpen, nameOf, polls }: PollCardProps) {
  const t = useTexts(pollsTexts);
  const result = pollResult(poll, self);
  const own = poll.chosen.get(self ?? '') ?? [];
  const kind = t(poll.votes === 'named' ? 'isNamed' : 'isAnonymous');
  return (
    <article className="poll-card" aria-label={poll.question}>
      <p className="field-hint">
        <bdi>{t('by', { name: nameOf(poll.author) })}</bdi> · {kind}
        {isOpen ? null : ` · ${t('ended')}`}
      </p>
      <h3 dir="auto">{poll.question}</h3>
      {isOpen ? (
        <PollBallot key={own.join()} poll={poll} own={own} polls={polls} nameOf={nameOf} />
      ) : null}
      <PollBars
        poll={poll}
        result={result}
        own={own}
        nameOf={nameOf}
        isShown={!isOpen || own.length > 0 || poll.author === self}
      />
      {isOpen && poll.author === self ? (
        <Button
          look="quiet"
          onPress={() => {
            polls.close(poll);
          }}
        >
          {t('end')}
        </Button>
      ) : null}
    </article>
  );
}
