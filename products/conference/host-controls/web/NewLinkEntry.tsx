import { Link2 } from 'lucide-react';
import { MenuAction } from '@blende/shared/ui/Menu.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { newLinkTexts } from './new-link-texts.ts';

export interface NewLinkEntryProps {
  readonly onDialog: (name: 'new-link') => void;
}

export function NewLinkEntry({ onDialog }: NewLinkEntryProps) {
  const t = useTexts(newLinkTexts);
  return (
    <MenuAction
      icon={Link2}
      label={t('entry')}
      onPress={() => {
        onDialog('new-link');
      }}
    />
  );
}
