import { useState } from 'react';
import { Button } from '@blende/shared/ui/Button.tsx';
import { Dialog } from '@blende/shared/ui/Dialog.tsx';
import { TextField } from '@blende/shared/ui/TextField.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import type { GroupLink } from '../../group/group-link.ts';
import { cleanName, NAME_CHARACTERS } from '../../rooms/participant-name.ts';
import { titleTexts } from './title-texts.ts';
import './host-dialog.css';

export interface TitleDialogProps {
  readonly link: GroupLink;
  readonly onClose: () => void;
}

export function TitleDialog({ link, onClose }: TitleDialogProps) {
  const t = useTexts(titleTexts);
  const [title, setTitle] = useState(() => link.view.snapshot().options.title);
  return (
    <Dialog title={t('title')} onClose={onClose}>
      <form
        className="host-dialog-text"
        onSubmit={(event) => {
          event.preventDefault();
          link.changeOptions({ title: cleanName(title) });
          onClose();
        }}
      >
        <TextField
          label={t('title')}
          hint={t('hint')}
          value={title}
          onChange={setTitle}
          maxLength={NAME_CHARACTERS}
        />
        <div className="host-dialog-actions">
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button type="submit" look="primary">
            {t('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
