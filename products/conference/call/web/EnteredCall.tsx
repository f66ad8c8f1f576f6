import { useCode } from '@blende/shared/ui/use-code.ts';
import type { CallPageProps } from './CallPage.tsx';
import type { DrawnCall } from './drawn-call.ts';
import { Opening } from './Opening.tsx';

/** The call of somebody who has entered. What draws it comes meanwhile. */
export function EnteredCall(props: CallPageProps & { readonly opening: DrawnCall }) {
  const code = useCode(props.opening.page);
  if (code === 'missing') throw new Error('the call could not be loaded');
  if (code !== undefined) return <code.CallPage {...props} />;
  return (
    <div className="call" data-theme="dark">
      <Opening />
    </div>
  );
}
