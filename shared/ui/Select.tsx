import { Check, ChevronDown } from 'lucide-react';
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components';
import { Icon } from './Icon.tsx';
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

export function Select({ label, options, selected, onSelect }: SelectProps) {
  return (
    <AriaSelect
      className="field"
      selectedKey={selected ?? null}
      isDisabled={options.length === 0}
      onSelectionChange={(key) => {
        if (key !== null) onSelect(String(key));
      }}
    >
      <Label className="field-label">{label}</Label>
      <Button className="select-button">
        <SelectValue className="select-value" />
        <Icon icon={ChevronDown} />
      </Button>
      {/* Modal popovers inject a style element on iOS, which our Content-Security-Policy refuses. */}
      <Popover className="select-popover" isNonModal>
        <ListBox className="select-list" items={options}>
          {(option) => (
            <ListBoxItem className="select-option" textValue={option.name}>
              <Icon icon={Check} size={16} />
              <span>{option.name}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
