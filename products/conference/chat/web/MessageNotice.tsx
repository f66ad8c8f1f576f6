import { MessageSquareText } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { announce } from '@blende/shared/ui/announcer.ts';
import { Icon } from '@blende/shared/ui/Icon.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import type { ChatModel } from './chat-model.ts';
import { chatTexts } from './texts.ts';
import './message-notice.css';

/** Long enough to be read and pressed. */
const SHOWN_MS = 6_000;

export interface MessageNoticeProps {
  readonly chat: ChatModel;
  readonly nameOf: (id: string) => string;
  readonly onOpen: () => void;
}

/**
 * Who has just written, while the messages are closed and the controls with their mark may rest.
 * What was written is not shown: a screen may be shared.
 */
export function MessageNotice({ chat, nameOf, onOpen }: MessageNoticeProps) {
  const t = useTexts(chatTexts);
  const [unseen, setUnseen] = useState<{ readonly author: string }>();
  useEffect(
    () =>
      chat.watchUnseen((author) => {
        announce(t('newMessage', { name: nameOf(author) }));
        setUnseen({ author });
      }),
    [chat, nameOf, t],
  );
  useEffect(() => {
    if (unseen === undefined) return undefined;
    const hiding = setTimeout(setUnseen, SHOWN_MS, undefined);
    return () => {
      clearTimeout(hiding);
    };
  }, [unseen]);
  if (unseen === undefined) return null;
  return (
    <Button
      className="message-notice"
      onPress={() => {
        setUnseen(undefined);
        onOpen();
      }}
    >
      <Icon icon={MessageSquareText} size={18} />
      <bdi>{t('newMessage', { name: nameOf(unseen.author) })}</bdi>
    </Button>
  );
}
