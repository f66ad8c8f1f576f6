import { useMemo } from 'react';
import type { Protected } from '../../encryption-status/web/ProtectionDialog.tsx';
import type { DialogName } from './dialog-name.ts';
import type { GroupSlices } from './group-slices.ts';

/** What the padlock is computed from, and where its panel leads. */
export function useGuarded(
  { link, names, protection }: GroupSlices,
  onDialog: (name: DialogName) => void,
): Protected {
  return useMemo(() => {
    const onVerify = (): void => {
      onDialog('verification');
    };
    return { link, names, protection, onVerify };
  }, [link, names, protection, onDialog]);
}
