import { CheckField } from '@blende/shared/ui/CheckField.tsx';
import { Dialog } from '@blende/shared/ui/Dialog.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import type { GroupLink } from '../../group/group-link.ts';
import { RIGHTS } from '../rights.ts';
import type { HostModel } from './host-model.ts';
import { rightsTexts } from './rights-texts.ts';
import './host-dialog.css';

export interface RightsDialogProps {
  readonly group: { readonly link: GroupLink; readonly host: HostModel };
  readonly onClose: () => void;
}

/** What everybody may in this meeting. It counts at once, and everybody is told. */
export function RightsDialog({ group: { link, host }, onClose }: RightsDialogProps) {
  const t = useTexts(rightsTexts);
  const { may } = useLiveValue(link.view).options;
  return (
    <Dialog title={t('title')} onClose={onClose}>
      <div className="host-dialog-text">
        <p>{t('explanation')}</p>
        <fieldset className="host-dialog-choices">
          <legend>{t('everybodyMay')}</legend>
          {RIGHTS.map((right) => (
            <CheckField
              key={right}
              label={t(right)}
              hint={t(`${right}Hint`)}
              isOn={may[right] === 'everybody'}
              onChange={(isOn) => {
                host.allow({ [right]: isOn ? 'everybody' : 'hosts' });
              }}
            />
          ))}
        </fieldset>
      </div>
    </Dialog>
  );
}
