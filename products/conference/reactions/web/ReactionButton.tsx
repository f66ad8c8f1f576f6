import { SmilePlus } from 'lucide-react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { ControlButton } from '@blende/shared/ui/ControlButton.tsx';
import { EmojiRow } from '@blende/shared/ui/EmojiRow.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { REACTIONS, type Reaction } from '../reaction-message.ts';
import type { ReactionsModel } from './reactions-model.ts';
import { reactionNames, reactionsTexts } from './texts.ts';

export interface ReactionButtonProps {
  readonly reactions: ReactionsModel;
  readonly onOpenChange: (isOpen: boolean) => void;
}

export function ReactionButton({ reactions, onOpenChange }: ReactionButtonProps) {
  const t = useTexts(reactionsTexts);
  return (
    <DialogTrigger onOpenChange={onOpenChange}>
      <ControlButton
        icon={SmilePlus}
        label={t('react')}
        name={t('choose')}
        onPress={() => undefined}
      />
      <Popover className="emoji-popover" placement="top" data-theme="dark">
        <Dialog aria-label={t('choose')}>
          {({ close }) => (
            <ReactionRow
              onChoose={(emoji) => {
                reactions.react(emoji);
                close();
              }}
            />
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

export function ReactionRow({ onChoose }: { readonly onChoose: (emoji: Reaction) => void }) {
  const t = useTexts(reactionsTexts);
  return (
    <EmojiRow emoji={REACTIONS} nameOf={(emoji) => t(reactionNames[emoji])} onChoose={onChoose} />
  );
}
