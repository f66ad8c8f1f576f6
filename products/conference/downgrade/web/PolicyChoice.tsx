import { CheckField } from '@blende/shared/ui/CheckField.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import type { RoomPolicy } from '../../rooms/room-id.ts';
import { downgradeTexts } from './texts.ts';

export type Encryption = Exclude<RoomPolicy['encryption'], 'transport'>;

export interface PolicyChoiceProps {
  readonly encryption: Encryption;
  readonly onChange: (encryption: Encryption) => void;
}

/** Before a meeting is started: whether people may ask to take part without encryption. */
export function PolicyChoice({ encryption, onChange }: PolicyChoiceProps) {
  const t = useTexts(downgradeTexts);
  return (
    <CheckField
      label={t('choice')}
      hint={t('choiceHint')}
      isOn={encryption === 'if-possible'}
      onChange={(isOn) => {
        onChange(isOn ? 'if-possible' : 'required');
      }}
    />
  );
}
