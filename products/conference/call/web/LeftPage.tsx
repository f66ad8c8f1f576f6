import { assertNever } from '@blende/shared/basics/assert-never.ts';
import { Button } from '@blende/shared/ui/Button.tsx';
import { CalmPage } from '@blende/shared/ui/CalmPage.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import type { RefusalCode } from '../../contract.ts';
import { callTexts } from './texts.ts';

export interface LeftPageProps {
  readonly refusal?: RefusalCode | undefined;
  readonly isHost: boolean;
  readonly onRejoin: () => void;
}

export function LeftPage({ refusal, isHost, onRejoin }: LeftPageProps) {
  const t = useTexts(callTexts);
  return (
    <CalmPage
      title={t(titleOf(refusal, isHost))}
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
      <p>{refusal === undefined ? t('leftText') : t(endedText(refusal, isHost))}</p>
      {refusal === undefined || refusal === 'meeting-ended' ? <p>{t('nothingStored')}</p> : null}
    </CalmPage>
  );
}

function titleOf(refusal: RefusalCode | undefined, isHost: boolean) {
  if (refusal === undefined) return 'leftTitle';
  if (refusal !== 'meeting-ended') return 'endedTitle';
  return isHost ? 'meetingEndedTitleHost' : 'meetingEndedTitle';
}

function endedText(refusal: RefusalCode, isHost: boolean) {
  switch (refusal) {
    case 'meeting-ended':
      return isHost ? 'meetingEndedTextHost' : 'meetingEndedText';
    case 'link-wrong':
    case 'policy-refused':
    case 'link-outdated':
    case 'room-full':
    case 'server-full':
    case 'draining':
    case 'protocol-unknown':
    case 'replaced':
      return `ended-${refusal}` as const;
    case 'malformed':
    case 'too-large':
    case 'too-fast':
    case 'join-missing':
    case 'not-started':
    case 'stopping':
      return 'ended-other';
    default:
      return assertNever(refusal);
  }
}
