import { MessageSquareText } from 'lucide-react';
import { ControlButton } from '@blende/shared/ui/ControlButton.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import type { ChatModel } from './chat-model.ts';
import { chatTexts } from './texts.ts';

export interface ChatButtonProps {
  readonly chat: ChatModel;
  readonly isShown: boolean;
  readonly onPress: () => void;
}

export function ChatButton({ chat, isShown, onPress }: ChatButtonProps) {
  const t = useTexts(chatTexts);
  const { unread } = useLiveValue(chat.view);
  return (
    <ControlButton
      icon={MessageSquareText}
      label={t('open')}
      look={isShown ? 'active' : 'plain'}
      expanded={isShown}
      shortcut="t"
      onPress={onPress}
      {...(unread === 0 ? {} : { marked: true, name: t('openUnread', { count: unread }) })}
    />
  );
}
