import { assertNever } from '@blende/shared/basics/assert-never.ts';
import { Button } from '@blende/shared/ui/Button.tsx';
import { CalmPage } from '@blende/shared/ui/CalmPage.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import type { RefusalCode } from '../../contract.ts';
import { callTexts } from './texts.ts';

export interface LeftPageProps {
  readonly refusal?: RefusalCode | undefined;
  readonly onRejoin: () => void;
}

export function LeftPage({ refusal, onRejoin }: LeftPageProps) {
  const t = useTexts(callTexts);
  return (
    <CalmPage
      title={t(titleOf(refusal))}
      home="/"
      {...(refusal === undefined ? {} : { code: refusal })}
      actions={
        <>
          <Button look="primary" onPress={onRejoin}>
            {t('rejoin')}
          </Button>
          <Button
            onPress={() => {
              location.assign('/');
            }}
          >
            {t('toStart')}
          </Button>
        </>
      }
    >
      <p>{refusal === undefined ? t('leftText') : t(endedText(refusal))}</p>
    </CalmPage>
  );
}

function titleOf(refusal: RefusalCode | undefined) {
  if (refusal === undefined) return 'leftTitle';
  return refusal === 'meeting-ended' ? 'meetingEndedTitle' : 'endedTitle';
}

function endedText(refusal: RefusalCode) {
  switch (refusal) {
    case 'meeting-ended':
      return 'leftText';
    case 'link-wrong':
    case 'policy-refused':
    case 'room-full':
    case 'server-full':
    case 'protocol-unknown':
    case 'replaced':
      return `ended-${refusal}` as const;
    case 'malformed':
    case 'too-large':
    case 'too-fast':
    case 'join-missing':
    case 'stopping':
      return 'ended-other';
    default:
      return assertNever(refusal);
  }
}
