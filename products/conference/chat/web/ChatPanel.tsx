import { X } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { Icon } from '@blende/shared/ui/Icon.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import { useEscape } from '../../call/web/use-escape.ts';
import type { GroupLink } from '../../group/group-link.ts';
import { rightsTexts } from '../../host-controls/web/rights-texts.ts';
import type { Names } from '../../verification/web/names.ts';
import { useNames } from '../../verification/web/use-names.ts';
import type { ChatEntry } from '../chat-history.ts';
import { ChatComposer, type Composing } from './ChatComposer.tsx';
import { ChatItem } from './ChatItem.tsx';
import type { ChatModel } from './chat-model.ts';
import { chatTexts } from './texts.ts';
import { useStickToEnd } from './use-stick-to-end.ts';
import './chat-panel.css';

export interface ChatPanelProps {
  readonly chat: ChatModel;
  readonly link: GroupLink;
  readonly names: Names;
  readonly onClose: () => void;
}

export function ChatPanel({ chat, link, names, onClose }: ChatPanelProps) {
  const t = useTexts(chatTexts);
  const nameOf = useNames(names);
  const { state, members } = useLiveValue(link.view);
  const rights = useTexts(rightsTexts);
  const { mayWrite } = useLiveValue(chat.view);
  const [composing, setComposing] = useState<Composing>({ does: 'write' });
  useEffect(() => {
    chat.show(true);
    return () => {
      chat.show(false);
    };
  }, [chat]);
  const write = useCallback(() => {
    setComposing({ does: 'write' });
  }, []);
  const panel = useRef<HTMLElement>(null);
  useEscape(panel, composing.does === 'write' ? onClose : write);
  const self = members.find(({ isSelf }) => isSelf)?.id;
  return (
    <aside ref={panel} className="panel chat" aria-label={t('title')}>
      <header className="panel-header">
        <h2>{t('title')}</h2>
        <Button className="icon-button" aria-label={t('close')} onPress={onClose}>
          <Icon icon={X} />
        </Button>
      </header>
      <ChatLog chat={chat} self={self} nameOf={nameOf} onCompose={setComposing} />
      {mayWrite ? (
        <ChatComposer
          // Another purpose is another field: what was typed for one is not sent as the other.
          key={composing.does === 'write' ? 'write' : `${composing.does} ${composing.entry.id}`}
          chat={chat}
          composing={composing}
          nameOf={nameOf}
          isPossible={state === 'in'}
          onDone={write}
        />
      ) : (
        <p className="chat-note chat-forbidden">{rights('chatNot')}</p>
      )}
    </aside>
  );
}

interface ChatLogProps {
  readonly chat: ChatModel;
  readonly self: string | undefined;
  readonly nameOf: (id: string) => string;
  readonly onCompose: (composing: Composing) => void;
}

/** Read out as it grows, and by nothing else. */
function ChatLog({ chat, self, nameOf, onCompose }: ChatLogProps) {
  const t = useTexts(chatTexts);
  const { history, isNewcomer, inDoubt } = useLiveValue(chat.view);
  const log = useRef<HTMLDivElement>(null);
  useStickToEnd(log);
  return (
    <div ref={log} className="chat-log" role="log" aria-label={t('log')}>
      <p className="chat-note">
        {isNewcomer ? `${t('newcomer')} ` : null}
        {t('kept')}
      </p>
      {history.length === 0 ? <p className="chat-note">{t('empty')}</p> : null}
      <ol className="chat-list">
        {history.map((entry, place) => (
          <ChatItem
            key={`${entry.author} ${entry.id}`}
            entry={entry}
            history={history}
            self={self}
            nameOf={nameOf}
            chat={chat}
            isContinued={continues(history[place - 1], entry)}
            isInDoubt={entry.author === self && inDoubt.has(entry.id)}
            onCompose={onCompose}
          />
        ))}
      </ol>
    </div>
  );
}

const CONTINUED_MS = 180_000;

/** The same person goes on speaking: name and time stand above already. */
function continues(before: ChatEntry | undefined, entry: ChatEntry): boolean {
  if (before?.author !== entry.author || entry.replyTo !== undefined) return false;
  return entry.atMs - before.atMs < CONTINUED_MS;
}
