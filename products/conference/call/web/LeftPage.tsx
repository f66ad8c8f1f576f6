import { assertNever } from '@blende/shared/basics/assert-never.ts';
import { Button } from '@blende/shared/ui/Button.tsx';
import { CalmPage } from '@blende/shared/ui/CalmPage.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { DisclosureLink } from '../../disclosure/web/DisclosureLink.tsx';
import type { EndReason } from './end-reason.ts';
import { leftTexts } from './left-texts.ts';

export interface LeftPageProps {
  readonly refusal?: EndReason | undefined;
  readonly isHost: boolean;
  readonly onRejoin: () => void;
}

export function LeftPage({ refusal, isHost, onRejoin }: LeftPageProps) {
  const t = useTexts(leftTexts);
  return (
    <CalmPage
      title={t(titleOf(refusal, isHost))}
      home="/"
      {...(refusal === undefined || isDecision(refusal) ? {} : { code: refusal })}
      actions={
        <>
          {mayTryAgain(refusal) ? (
            <Button look="primary" onPress={onRejoin}>
              {t('rejoin')}
            </Button>
          ) : null}
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
      <p>
        <DisclosureLink />
      </p>
    </CalmPage>
  );
}

/** Nothing went wrong: a host wanted it so. */
function isDecision(refusal: EndReason): boolean {
  return [
    'meeting-ended',
    'removed-by-host',
    'not-admitted',
    'room-locked',
    'clear-refused',
    'clear-declined',
  ].includes(refusal);
}

/** Whoever a host sent away would only be sent away again. */
function mayTryAgain(refusal: EndReason | undefined): boolean {
  return refusal !== 'removed-by-host' && refusal !== 'not-admitted';
}

function titleOf(refusal: EndReason | undefined, isHost: boolean) {
  if (refusal === undefined) return 'leftTitle';
  if (refusal === 'removed-by-host') return 'removedTitle';
  if (refusal === 'not-admitted') return 'notAdmittedTitle';
  if (refusal === 'room-locked') return 'roomLockedTitle';
  if (refusal === 'clear-refused') return 'clearRefusedTitle';
  if (refusal === 'clear-declined') return 'leftTitle';
  if (refusal !== 'meeting-ended') return 'endedTitle';
  return isHost ? 'meetingEndedTitleHost' : 'meetingEndedTitle';
}

function endedText(refusal: EndReason, isHost: boolean) {
  switch (refusal) {
    case 'meeting-ended':
      return isHost ? 'meetingEndedTextHost' : 'meetingEndedText';
    case 'link-wrong':
    case 'link-outdated':
    case 'room-full':
    case 'server-full':
    case 'draining':
    case 'protocol-unknown':
    case 'replaced':
    case 'removed-by-host':
    case 'not-admitted':
    case 'room-locked':
    case 'clear-refused':
    case 'clear-declined':
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
