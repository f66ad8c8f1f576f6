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
import { startMeeting } from '../start-meeting.ts';
import { Aperture } from './Aperture.tsx';
import { PasteLinkForm } from './PasteLinkForm.tsx';
import { invitationTexts } from './texts.ts';
import './start-page.css';

export function StartPage() {
  const t = useTexts(invitationTexts);
  const [asksForLink, setAsksForLink] = useState(false);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    document.title = t('title');
  }, [t]);
  const start = async (): Promise<void> => {
    try {
      enter(await startMeeting(displayChoice()));
    } catch {
      reportError('start-failed');
      setFailed(true);
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
            <Button look="primary" icon={Video} onPress={() => void start()}>
              {t('start')}
            </Button>
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
          {failed ? <Banner meaning="stop">{t('startFailed')}</Banner> : null}
          {asksForLink ? <PasteLinkForm onFound={joinByLink} /> : null}
        </div>
        <Aperture />
      </main>
    </div>
  );
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
