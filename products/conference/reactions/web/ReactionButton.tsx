import { SmilePlus } from 'lucide-react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { ControlButton } from '@blende/shared/ui/ControlButton.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { REACTIONS, type Reaction } from '../reaction-message.ts';
import type { ReactionsModel } from './reactions-model.ts';
import { reactionNames, reactionsTexts } from './texts.ts';
import './reaction-choice.css';

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
      <Popover className="reaction-popover" placement="top" data-theme="dark">
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
    <div className="reaction-row">
      {REACTIONS.map((emoji) => (
        <Button
          key={emoji}
          className="reaction-button"
          aria-label={t(reactionNames[emoji])}
          onPress={() => {
            onChoose(emoji);
          }}
        >
          <span aria-hidden="true">{emoji}</span>
        </Button>
      ))}
    </div>
  );
}
