import { Plus, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Button } from '@blende/shared/ui/Button.tsx';
import { Icon } from '@blende/shared/ui/Icon.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import { useEscape } from '../../call/web/use-escape.ts';
import type { GroupLink } from '../../group/group-link.ts';
import type { Names } from '../../verification/web/names.ts';
import { useNames } from '../../verification/web/use-names.ts';
import { POLL_LIMITS } from '../poll-message.ts';
import { PollCard } from './PollCard.tsx';
import { PollForm } from './PollForm.tsx';
import type { PollsModel } from './polls-model.ts';
import { pollsTexts } from './texts.ts';
import './polls-panel.css';

export interface PollsPanelProps {
  readonly polls: PollsModel;
  readonly link: GroupLink;
  readonly names: Names;
  readonly onClose: () => void;
}

export function PollsPanel({ polls, link, names, onClose }: PollsPanelProps) {
  const t = useTexts(pollsTexts);
  const nameOf = useNames(names);
  const board = useLiveValue(polls.board);
  const { members } = useLiveValue(link.view);
  const panel = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  useEscape(panel, onClose);
  const self = members.find(({ isSelf }) => isSelf)?.id;
  const here = new Set<string>(members.map(({ id }) => id));
  const own = board.polls.filter(({ author, isClosed }) => author === self && !isClosed);
  return (
    <aside ref={panel} className="panel polls" aria-label={t('title')}>
      <header className="panel-header">
        <h2 ref={heading} tabIndex={-1}>
          {t('title')}
        </h2>
        <AriaButton className="icon-button" aria-label={t('close')} onPress={onClose}>
          <Icon icon={X} />
        </AriaButton>
      </header>
      <div className="polls-list">
        {board.polls.length === 0 ? <p className="field-hint">{t('empty')}</p> : null}
        {board.polls.toReversed().map((poll) => (
          <PollCard
            key={`${poll.author} ${poll.id}`}
            poll={poll}
            self={self}
            // Nobody counts any longer once the author is gone.
            isOpen={!poll.isClosed && here.has(poll.author)}
            nameOf={nameOf}
            polls={polls}
          />
        ))}
      </div>
      <NewPoll polls={polls} openCount={own.length} />
    </aside>
  );
}

function NewPoll({ polls, openCount }: { readonly polls: PollsModel; readonly openCount: number }) {
  const t = useTexts(pollsTexts);
  const [isWriting, setWriting] = useState(false);
  const close = (): void => {
    setWriting(false);
  };
  return (
    <div className="polls-new">
      {isWriting ? (
        <PollForm
          onCancel={close}
          onStart={(poll) => {
            polls.open(poll);
            close();
          }}
        />
      ) : openCount < POLL_LIMITS.openPerAuthor ? (
        <Button
          icon={Plus}
          onPress={() => {
            setWriting(true);
          }}
        >
          {t('create')}
        </Button>
      ) : (
        <p className="field-hint">{t('tooMany', { count: openCount })}</p>
      )}
    </div>
  );
}
