import { useState } from 'react';
import { Banner } from '@blende/shared/ui/Banner.tsx';
import { Button } from '@blende/shared/ui/Button.tsx';
import { CheckField } from '@blende/shared/ui/CheckField.tsx';
import { Dialog } from '@blende/shared/ui/Dialog.tsx';
import type { ReadableValue } from '@blende/shared/ui/live-value.ts';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import type { GroupView } from '../../group/group-view.ts';
import { CodeCards } from './CodeCards.tsx';
import type { ComparisonModel } from './comparison-model.ts';
import type { Names } from './names.ts';
import { verificationTexts } from './texts.ts';
import { useNames } from './use-names.ts';
import './verification-dialog.css';

export interface VerificationDialogProps {
  readonly group: ReadableValue<GroupView>;
  readonly names: Names;
  readonly comparison: ComparisonModel;
  readonly onClose: () => void;
}

/** The code stands still while it is read aloud; that there is a new one is said beneath it. */
export function VerificationDialog({ group, names, comparison, onClose }: VerificationDialogProps) {
  const t = useTexts(verificationTexts);
  const now = useLiveValue(group);
  const [frozen, setFrozen] = useState(now);
  const isOutdated = frozen.digits.join() !== now.digits.join();
  if (isOutdated && frozen.digits.length === 0) setFrozen(now);
  return (
    <Dialog title={t('title')} onClose={onClose}>
      <p>{t('lead')}</p>
      {frozen.digits.length === 0 ? (
        <Banner meaning="info">{t('none')}</Banner>
      ) : (
        <CodeCards digits={frozen.digits} />
      )}
      {isOutdated ? (
        <Banner
          meaning="attention"
          action={
            <Button
              look="quiet"
              onPress={() => {
                setFrozen(now);
              }}
            >
              {t('showNew')}
            </Button>
          }
        >
          {t('frozen')}
        </Banner>
      ) : null}
      <p className="field-hint">{t('pictures')}</p>
      <ComparedWith shown={frozen} now={now} names={names} comparison={comparison} />
      <details className="code-differs">
        <summary>{t('differs')}</summary>
        <p>{t('differsHint')}</p>
      </details>
    </Dialog>
  );
}

interface ComparedWithProps extends Pick<VerificationDialogProps, 'names' | 'comparison'> {
  readonly shown: GroupView;
  readonly now: GroupView;
}

/** Whoever was a member when this code was the group's, and still is. */
function ComparedWith({ shown, now, names, comparison }: ComparedWithProps) {
  const t = useTexts(verificationTexts);
  const nameOf = useNames(names);
  const compared = useLiveValue(comparison.compared);
  const here = new Set(now.members.map(({ id }) => id));
  const people = shown.members.filter(({ id, isSelf }) => !isSelf && here.has(id));
  if (people.length === 0) return <p className="field-hint">{t('nobody')}</p>;
  return (
    <fieldset className="compared-with">
      <legend>{t('comparedWith')}</legend>
      {people.map(({ id }) => (
        <CheckField
          key={id}
          label={nameOf(id)}
          isOn={compared.has(id)}
          onChange={(isOn) => {
            comparison.mark(id, isOn);
          }}
        />
      ))}
      <p className="field-hint">{t('comparedHint')}</p>
    </fieldset>
  );
}
