import { useId, useState } from 'react';
import { Button } from '@blende/shared/ui/Button.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import type { Poll } from '../poll-board.ts';
import type { PollsModel } from './polls-model.ts';
import { pollsTexts } from './texts.ts';

export interface PollBallotProps {
  readonly poll: Poll;
  readonly own: readonly number[];
  readonly polls: PollsModel;
  readonly nameOf: (id: string) => string;
}

/** The answers to choose from; nothing is said before the button is pressed. */
export function PollBallot({ poll, own, polls, nameOf }: PollBallotProps) {
  const t = useTexts(pollsTexts);
  const name = useId();
  const [chosen, setChosen] = useState<readonly number[]>(own);
  const isSingle = poll.choice === 'single';
  const choose = (answer: number, isOn: boolean): void => {
    const others = isSingle ? [] : chosen.filter((other) => other !== answer);
    setChosen(isOn ? [...others, answer] : others);
  };
  return (
    <form
      className="poll-ballot"
      onSubmit={(event) => {
        event.preventDefault();
        polls.vote(poll, chosen);
      }}
    >
      <fieldset>
        <legend className="visually-hidden">{poll.question}</legend>
        {poll.answers.map((answer, place) => (
          <label key={answer} className="poll-answer">
            <input
              type={isSingle ? 'radio' : 'checkbox'}
              name={name}
              checked={chosen.includes(place)}
              onChange={(event) => {
                choose(place, event.target.checked);
              }}
            />
            <bdi>{answer}</bdi>
          </label>
        ))}
      </fieldset>
      <p className="field-hint">
        {poll.votes === 'named'
          ? t('namedVote')
          : t('anonymousVote', { name: nameOf(poll.author) })}
      </p>
      <Button type="submit" isDisabled={isSame(chosen, own)}>
        {t(own.length === 0 ? 'vote' : 'change')}
      </Button>
    </form>
  );
}

function isSame(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((answer) => other.includes(answer));
}
