import type { Ref } from 'react';
import { FieldError, Input, Label, Text, TextField as AriaTextField } from 'react-aria-components';
import './field.css';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  /** What is wrong and what to do; shown beneath the field. */
  readonly error?: string;
  readonly maxLength?: number;
  readonly placeholder?: string;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** Autofill, history and spelling services stay out: what is typed here is nobody else's. */
export function TextField({ label, hint, error, placeholder, inputRef, ...rest }: TextFieldProps) {
  return (
    <AriaTextField {...rest} className="field" isInvalid={error !== undefined} autoComplete="off">
      <Label className="field-label">{label}</Label>
      <Input
        className="field-input"
        spellCheck="false"
        {...(inputRef === undefined ? {} : { ref: inputRef })}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
      {hint === undefined ? null : (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </AriaTextField>
  );
}
