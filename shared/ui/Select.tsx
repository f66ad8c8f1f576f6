import { useId } from 'react';
import './field.css';

export interface SelectOption {
  readonly id: string;
  readonly name: string;
}

export interface SelectProps {
  readonly label: string;
  readonly options: readonly SelectOption[];
  readonly selected: string | undefined;
  readonly onSelect: (id: string) => void;
}

/**
 * The browser's own choice: phones show their wheel, and its list lies above a modal dialog, where
 * a list of our own would be out of reach.
 */
export function Select({ label, options, selected, onSelect }: SelectProps) {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="field-select"
        value={selected}
        onChange={(event) => {
          onSelect(event.target.value);
        }}
      >
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  );
}
