import { Check, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Header,
  Menu as AriaMenu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
} from 'react-aria-components';
import { Icon } from './Icon.tsx';
import './menu.css';

export interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactNode;
  readonly label: string;
  readonly onOpenChange?: (open: boolean) => void;
  readonly children: ReactNode;
}

/** A menu over the call: it stands outside of it in the document, and is dark like it. */
export function Menu({ trigger, label, onOpenChange, children }: MenuProps) {
  return (
    <MenuTrigger {...(onOpenChange === undefined ? {} : { onOpenChange })}>
      {trigger}
      <Popover className="menu-popover" placement="top" data-theme="dark">
        <AriaMenu className="menu" aria-label={label}>
          {children}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

export interface MenuActionProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly shortcut?: string;
  readonly onPress: () => void;
}

export function MenuAction({ icon, label, shortcut, onPress }: MenuActionProps) {
  return (
    <MenuItem className="menu-item" textValue={label} onAction={onPress}>
      <Icon icon={icon} />
      <span className="menu-label">{label}</span>
      {shortcut === undefined ? null : <kbd aria-hidden="true">{shortcut}</kbd>}
    </MenuItem>
  );
}

export interface MenuChoiceProps<Value extends string> {
  readonly label: string;
  readonly options: readonly { readonly id: Value; readonly label: string }[];
  readonly selected: Value;
  readonly onSelect: (id: Value) => void;
}

/** One of several, with its heading. */
export function MenuChoice<Value extends string>(props: MenuChoiceProps<Value>) {
  // Keys are unique in the whole menu, and two choices may have an option of the same name.
  const keyOf = (id: Value): string => `${props.label} ${id}`;
  return (
    <MenuSection
      className="menu-section"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[keyOf(props.selected)]}
      onSelectionChange={(keys) => {
        const chosen = props.options.find(({ id }) => keys !== 'all' && keys.has(keyOf(id)));
        if (chosen !== undefined) props.onSelect(chosen.id);
      }}
    >
      <Header className="menu-heading">{props.label}</Header>
      {props.options.map(({ id, label }) => (
        <MenuItem key={id} id={keyOf(id)} className="menu-item" textValue={label}>
          <span className="menu-check">
            <Icon icon={Check} />
          </span>
          <span className="menu-label">{label}</span>
        </MenuItem>
      ))}
    </MenuSection>
  );
}

export interface MenuToggleProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onToggle: () => void;
}

/** Something that is on or off. */
export function MenuToggle({ label, isOn, onToggle }: MenuToggleProps) {
  return (
    <MenuSection
      className="menu-section menu-section-plain"
      aria-label={label}
      selectionMode="multiple"
      selectedKeys={isOn ? [label] : []}
      onSelectionChange={onToggle}
    >
      <MenuItem id={label} className="menu-item" textValue={label}>
        <span className="menu-check">
          <Icon icon={Check} />
        </span>
        <span className="menu-label">{label}</span>
      </MenuItem>
    </MenuSection>
  );
}
