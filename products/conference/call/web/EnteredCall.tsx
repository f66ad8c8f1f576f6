import { useEffect, useState } from 'react';
import type { CallPageProps } from './CallPage.tsx';
import { Opening } from './Opening.tsx';
import type { CallPageCode } from './opening-call.ts';

/**
 * The call of somebody who has entered. What draws it comes meanwhile, not by React's `lazy`, which
 * holds back what replaces a fallback for 300 ms.
 */
export function EnteredCall(props: CallPageProps) {
  const code = useCode(props.opening.page);
  if (code !== undefined) return <code.CallPage {...props} />;
  return (
    <div className="call" data-theme="dark">
      <Opening />
    </div>
  );
}

/** @throws Error while rendering, if the code could not be loaded. */
function useCode(page: Promise<CallPageCode>): CallPageCode | undefined {
  const [code, setCode] = useState<CallPageCode | 'missing'>();
  useEffect(() => {
    page.then(setCode, () => {
      setCode('missing');
    });
  }, [page]);
  if (code === 'missing') throw new Error('the call could not be loaded');
  return code;
}
