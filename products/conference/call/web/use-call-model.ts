import { useEffect, useState } from 'react';
import { reportError } from '@blende/shared/ui/console.ts';
import type { CallModel } from './call-model.ts';
import type { OpeningCall } from './opening-call.ts';

/** The model of one stay in the call, which was begun before the page appeared and ends with it. */
export function useCallModel(opening: OpeningCall): CallModel | undefined {
  const [model, setModel] = useState(opening.model);
  useEffect(() => {
    opening.whenOpen.then(setModel, () => {
      reportError('start-failed');
    });
    return () => {
      opening[Symbol.dispose]();
    };
  }, [opening]);
  return model;
}
