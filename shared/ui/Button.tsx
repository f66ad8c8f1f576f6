import type { LucideIcon } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Icon } from './Icon.tsx';
import './button.css';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress?: () => void;
  readonly look?: 'primary' | 'secondary' | 'quiet' | 'stop';
  readonly icon?: LucideIcon;
  readonly type?: 'button' | 'submit';
  readonly isDisabled?: boolean;
  /** Something is under way; the button keeps its place and its focus. */
  readonly isPending?: boolean;
  /** Accessible name; contains the visible text. */
  readonly name?: string;
  readonly expanded?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({
  look = 'secondary',
  icon,
  children,
  expanded,
  name,
  ...rest
}: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      className={`button button-${look}`}
      {...(name === undefined ? {} : { 'aria-label': name })}
      {...(expanded === undefined ? {} : { 'aria-expanded': expanded })}
    >
      {icon === undefined ? null : <Icon icon={icon} />}
      <span>{children}</span>
    </AriaButton>
  );
}
