import { useEffect, useState } from 'react';

/**
 * Code that is loaded when it is needed: a module, `undefined` until it is there, `missing` if it
 * does not come. Not by React's `lazy`, which holds back what replaces a fallback for 300 ms.
 */
export function useCode<Code extends object>(coming: Promise<Code>): Code | 'missing' | undefined {
  const [code, setCode] = useState<Code | 'missing'>();
  useEffect(() => {
    coming.then(setCode, () => {
      setCode('missing');
    });
  }, [coming]);
  return code;
}
