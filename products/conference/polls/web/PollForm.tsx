import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@blende/shared/ui/Button.tsx';
import { CheckField } from '@blende/shared/ui/CheckField.tsx';
import { TextField } from '@blende/shared/ui/TextField.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { POLL_LIMITS } from '../poll-message.ts';
import { cleanPollText } from '../poll-text.ts';
import type { NewPoll } from './polls-model.ts';
import { pollsTexts } from './texts.ts';

const FEWEST_ANSWERS = 2;

/** Two empty answers are told apart by their keys. */
function emptyAnswer() {
  return { key: crypto.randomUUID(), text: '' };
}

export interface PollFormProps {
  readonly onStart: (poll: NewPoll) => void;
  readonly onCancel: () => void;
}

export function PollForm({ onStart, onCancel }: PollFormProps) {
  const t = useTexts(pollsTexts);
  const [question, setQuestion] = useState('');
  const [answers, setAnswers] = useState(() => [emptyAnswer(), emptyAnswer()]);
  const [isMultiple, setMultiple] = useState(false);
  const [isAnonymous, setAnonymous] = useState(false);
  const asked = cleanPollText(question, POLL_LIMITS.questionCharacters);
  const given = answers
    .map(({ text }) => cleanPollText(text, POLL_LIMITS.answerCharacters))
    .filter((answer) => answer !== '');
  const isReady =
    asked !== '' && new Set(given).size === given.length && given.length >= FEWEST_ANSWERS;
  return (
    <form
      className="poll-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isReady) return;
        onStart({
          question: asked,
          answers: given,
          choice: isMultiple ? 'multiple' : 'single',
          votes: isAnonymous ? 'anonymous' : 'named',
        });
      }}
    >
      <TextField
        label={t('question')}
        value={question}
        maxLength={POLL_LIMITS.questionCharacters}
        onChange={setQuestion}
      />
      {answers.map(({ key, text: answer }, place) => (
        <TextField
          key={key}
          label={t('answer', { number: place + 1 })}
          value={answer}
          maxLength={POLL_LIMITS.answerCharacters}
          onChange={(text) => {
            setAnswers(answers.with(place, { key, text }));
          }}
        />
      ))}
      {answers.length < POLL_LIMITS.answers ? (
        <Button
          look="quiet"
          icon={Plus}
          onPress={() => {
            setAnswers([...answers, emptyAnswer()]);
          }}
        >
          {t('addAnswer')}
        </Button>
      ) : null}
      <CheckField label={t('several')} isOn={isMultiple} onChange={setMultiple} />
      <CheckField
        label={t('anonymous')}
        hint={t('anonymousHint')}
        isOn={isAnonymous}
        onChange={setAnonymous}
      />
      <div className="poll-form-actions">
        <Button type="submit" look="primary" isDisabled={!isReady}>
          {t('start')}
        </Button>
        <Button look="quiet" onPress={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
