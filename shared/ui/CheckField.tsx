import { Check } from 'lucide-react';
import { useId } from 'react';
import { Checkbox } from 'react-aria-components';
import { Icon } from './Icon.tsx';
import './check-field.css';

export interface CheckFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** Something that is on or off, with a sentence of what it means where the label does not say it. */
export function CheckField({ label, hint, isOn, onChange }: CheckFieldProps) {
  const hintId = useId();
  return (
    <div className="check-field">
      <Checkbox
        className="checkbox"
        isSelected={isOn}
        onChange={onChange}
        {...(hint === undefined ? {} : { 'aria-describedby': hintId })}
      >
        <span className="checkbox-box">
          <Icon icon={Check} size={16} />
        </span>
        {label}
      </Checkbox>
      {hint === undefined ? null : (
        <p id={hintId} className="field-hint">
          {hint}
        </p>
      )}
    </div>
  );
}
