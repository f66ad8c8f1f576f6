import { useEffect, useState, type ReactNode } from 'react';
import type { Ability } from '../browser-abilities.ts';
import { missingAbilities } from './missing-abilities.ts';
import { UnsupportedPage } from './UnsupportedPage.tsx';

/** Nobody is asked for a camera by a browser that could not hold the meeting. */
export function AbilityGate({ children }: { readonly children: () => ReactNode }) {
  const [missing, setMissing] = useState<readonly Ability[]>();
  useEffect(() => {
    void missingAbilities().then(setMissing);
  }, []);
  if (missing === undefined) return null;
  return missing.length === 0 ? children() : <UnsupportedPage missing={missing} />;
}
