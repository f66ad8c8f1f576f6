import { useEffect } from 'react';

export type Shortcuts = Readonly<Record<string, () => void>>;

/** Single keys, not while somebody types or a dialog is open, and only if they are wanted. */
export function useShortcuts(shortcuts: Shortcuts, wanted: boolean): void {
  useEffect(() => {
    if (!wanted) return undefined;
    const pressed = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event)) return;
      const action = shortcuts[event.key.toLowerCase()];
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    addEventListener('keydown', pressed);
    return () => {
      removeEventListener('keydown', pressed);
    };
  }, [shortcuts, wanted]);
}

function isTyping(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : undefined;
  return target?.matches('input, textarea, dialog *, [role="listbox"] *, [role="menu"] *') ?? false;
}
