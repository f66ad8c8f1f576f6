import type { LucideIcon } from 'lucide-react';
import type { Ref } from 'react';
import { Button } from 'react-aria-components';
import { Icon } from './Icon.tsx';
import './control-button.css';

export interface ControlButtonProps {
  readonly icon: LucideIcon;
  /** Visible beneath the icon where there is room. */
  readonly label: string;
  /** What pressing does, if the label does not say it; contains or equals the visible label. */
  readonly name?: string;
  readonly onPress: () => void;
  readonly look?: 'plain' | 'on' | 'off' | 'active' | 'leave';
  /** A dot for something that needs attention; the text beside the button says what. */
  readonly marked?: boolean;
  /** Drawn on the icon; no part of the visible label. */
  readonly count?: number;
  readonly expanded?: boolean;
  readonly shortcut?: string;
  readonly isDisabled?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A control of the call: icon, and its label beneath it from tablet width up. */
export function ControlButton(props: ControlButtonProps) {
  const {
    icon,
    label,
    name,
    look = 'plain',
    marked = false,
    count,
    expanded,
    shortcut,
    ref,
  } = props;
  return (
    <Button
      className={`control control-${look}`}
      aria-label={name ?? label}
      onPress={props.onPress}
      isDisabled={props.isDisabled ?? false}
      {...(ref === undefined ? {} : { ref })}
      {...(expanded === undefined ? {} : { 'aria-expanded': expanded })}
      {...(shortcut === undefined ? {} : { 'aria-keyshortcuts': shortcut })}
    >
      <span className="control-face">
        <Icon icon={icon} size={22} />
        {count === undefined ? null : <span className="control-count" data-count={count} />}
        {marked ? <span className="control-mark" /> : null}
      </span>
      <span className="control-label">{label}</span>
    </Button>
  );
}
