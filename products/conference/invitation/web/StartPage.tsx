import { useEffect, useState } from 'react';
import { Link2, Video } from 'lucide-react';
import { Button } from '@blende/shared/ui/Button.tsx';
import { reportError } from '@blende/shared/ui/console.ts';
import { chosenLanguage } from '@blende/shared/ui/language.ts';
import { PageHeader } from '@blende/shared/ui/PageHeader.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { chosenTheme } from '@blende/shared/ui/theme.ts';
import { Banner } from '@blende/shared/ui/Banner.tsx';
import { LiveRegion } from '@blende/shared/ui/LiveRegion.tsx';
import { entryPath, type Display, type Invitation } from '../invitation-link.ts';
import { DisclosureLink } from '../../disclosure/web/DisclosureLink.tsx';
import { PolicyChoice, type Encryption } from '../../downgrade/web/PolicyChoice.tsx';
import { Forgetting } from '../../remembered/web/Remembering.tsx';
import { LobbyChoice } from '../../lobby/web/LobbyChoice.tsx';
import { askPermit } from '../../start-policy/web/ask-permit.ts';
import { portalState, shownStartKey } from '../../start-policy/web/portal-state.ts';
import { StatementExcerpt } from '../../statement-excerpt/web/StatementExcerpt.tsx';
import { StatementLinks } from '../../statement-excerpt/web/StatementLinks.tsx';
import { startPolicyTexts } from '../../start-policy/web/texts.ts';
import { WhoMayStart } from '../../start-policy/web/WhoMayStart.tsx';
import { startMeeting } from '../start-meeting.ts';
import { Aperture } from './Aperture.tsx';
import { PasteLinkForm } from './PasteLinkForm.tsx';
import { invitationTexts } from './texts.ts';
import './start-page.css';

export function StartPage() {
  const t = useTexts(invitationTexts);
  const [asksForLink, setAsksForLink] = useState(false);
  const [lobby, setLobby] = useState(false);
  const [encryption, setEncryption] = useState<Encryption>('required');
  const [failure, setFailure] = useState<StartFailure>();
  const portal = portalState();
  const startKey = shownStartKey();
  const mayStart = portal === 'everybody' || (portal === 'start-link' && startKey !== undefined);
  useEffect(() => {
    document.title = t('title');
  }, [t]);
  useEffect(() => {
    // A start link pasted into this tab changes the fragment only, and loads nothing by itself.
    const reload = (): void => {
      location.reload();
    };
    addEventListener('hashchange', reload);
    return () => {
      removeEventListener('hashchange', reload);
    };
  }, []);
  const start = async (): Promise<void> => {
    try {
      const meeting = await startMeeting(displayChoice(), { lobby, encryption });
      if (portal !== 'start-link' || startKey === undefined) return enter(meeting);
      const answer = await askPermit(startKey, meeting.roomId);
      if (answer.outcome === 'permitted') enter({ ...meeting, permit: answer.permit });
      else setFailure(answer.outcome);
    } catch {
      reportError('start-failed');
      setFailure('browser');
    }
  };
  return (
    <div className="page start-page">
      <PageHeader />
      <LiveRegion />
      <main className="start">
        <div className="start-text">
          <h1>Blende</h1>
          <p className="start-sentence">{t('sentence')}</p>
          <div className="start-actions">
            {mayStart ? (
              <Button look="primary" icon={Video} onPress={() => void start()}>
                {t('start')}
              </Button>
            ) : null}
            <Button
              icon={Link2}
              expanded={asksForLink}
              onPress={() => {
                setAsksForLink(!asksForLink);
              }}
            >
              {t('withLink')}
            </Button>
          </div>
          {mayStart ? <LobbyChoice isOn={lobby} onChange={setLobby} /> : null}
          {mayStart ? <PolicyChoice encryption={encryption} onChange={setEncryption} /> : null}
          {mayStart ? null : <WhoMayStart portal={portal} />}
          {failure === undefined ? null : <Failure why={failure} />}
          {asksForLink ? <PasteLinkForm onFound={joinByLink} /> : null}
          <Forgetting />
        </div>
        <Aperture />
      </main>
      <StatementExcerpt />
      <footer className="start-footer">
        <DisclosureLink />
        <StatementLinks />
      </footer>
    </div>
  );
}

type StartFailure = 'browser' | 'link-wrong' | 'unreachable';

function Failure({ why }: { readonly why: StartFailure }) {
  const t = useTexts(invitationTexts);
  const policy = useTexts(startPolicyTexts);
  return <Banner meaning="stop">{why === 'browser' ? t('startFailed') : policy(why)}</Banner>;
}

function joinByLink(invitation: Invitation): void {
  enter({ ...invitation, display: displayChoice() });
}

/** A full navigation: this page's Permissions-Policy allows no camera, the room page's does. */
function enter(invitation: Invitation): void {
  location.assign(entryPath(invitation));
}

function displayChoice(): Display {
  const language = chosenLanguage();
  const theme = chosenTheme();
  return {
    ...(language === undefined ? {} : { language }),
    ...(theme === undefined ? {} : { theme }),
  };
}
