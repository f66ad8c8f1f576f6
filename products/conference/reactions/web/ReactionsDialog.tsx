import { Dialog } from '@blende/shared/ui/Dialog.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { ReactionRow } from './ReactionButton.tsx';
import type { ReactionsModel } from './reactions-model.ts';
import { reactionsTexts } from './texts.ts';

/** The choice of reactions where the row of controls has no room for its button. */
export function ReactionsDialog({
  reactions,
  onClose,
}: {
  readonly reactions: ReactionsModel;
  readonly onClose: () => void;
}) {
  const t = useTexts(reactionsTexts);
  return (
    <Dialog title={t('choose')} onClose={onClose}>
      <ReactionRow
        onChoose={(emoji) => {
          reactions.react(emoji);
          onClose();
        }}
      />
    </Dialog>
  );
}
