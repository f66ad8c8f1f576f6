import { Check } from 'lucide-react';
import { Icon } from '@blende/shared/ui/Icon.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import type { Poll } from '../poll-board.ts';
import { percentOf, type PollResult } from '../poll-result.ts';
import { pollsTexts } from './texts.ts';

export interface PollBarsProps {
  readonly poll: Poll;
  readonly result: PollResult;
  readonly own: readonly number[];
  readonly nameOf: (id: string) => string;
  /** Hidden until one has voted oneself: what others chose should sway nobody. */
  readonly isShown: boolean;
}

export function PollBars({ poll, result, own, nameOf, isShown }: PollBarsProps) {
  const t = useTexts(pollsTexts);
  return (
    <>
      {isShown ? (
        <ul className="poll-bars">
          {poll.answers.map((answer, place) => {
            const count = result.counts[place] ?? 0;
            const percent = percentOf(count, result);
            return (
              <li key={answer}>
                <p className="poll-bar-text">
                  <bdi>{answer}</bdi>
                  {own.includes(place) ? <OwnMark /> : null}
                  <span className="poll-number">{t('result', { count, percent })}</span>
                </p>
                <div className="poll-bar">
                  <span style={{ width: `${String(Math.min(100, percent))}%` }} />
                </div>
                {poll.votes === 'named' ? (
                  <p className="field-hint">{votersOf(poll, place).map(nameOf).join(', ')}</p>
                ) : null}
              </li>
            );
          })}
        </ul>
      ) : null}
      <p className="field-hint">{t('voters', { count: result.voters })}</p>
    </>
  );
}

function votersOf(poll: Poll, answer: number): readonly string[] {
  return Array.from(poll.chosen).flatMap(([voter, chosen]) =>
    chosen.includes(answer) ? [voter] : [],
  );
}

function OwnMark() {
  const t = useTexts(pollsTexts);
  return (
    <span className="poll-own">
      <Icon icon={Check} size={16} />
      <span className="visually-hidden">{t('yours')}</span>
    </span>
  );
}
