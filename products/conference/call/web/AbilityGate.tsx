import { useEffect, useState, type ReactNode } from 'react';
import { lacksFramesAlone, type Ability } from '../browser-abilities.ts';
import { missingAbilities } from './missing-abilities.ts';
import { UnsupportedPage } from './UnsupportedPage.tsx';

export interface AbilityGateProps {
  /** Whether the room lets people ask to take part without end-to-end encryption. */
  readonly mayAsk: boolean;
  readonly children: (asksClear: boolean) => ReactNode;
}

/** Nobody is asked for a camera by a browser that could not hold the meeting. */
export function AbilityGate({ mayAsk, children }: AbilityGateProps) {
  const [missing, setMissing] = useState<readonly Ability[]>();
  const [asks, setAsks] = useState(false);
  useEffect(() => {
    void missingAbilities().then(setMissing);
  }, []);
  if (missing === undefined) return null;
  if (missing.length === 0 || asks) return children(asks);
  const onAsk = (): void => {
    setAsks(true);
  };
  const canAsk = mayAsk && lacksFramesAlone(missing);
  return <UnsupportedPage missing={missing} {...(canAsk ? { onAsk } : {})} />;
}
