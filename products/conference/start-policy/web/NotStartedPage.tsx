import { useEffect, useRef } from 'react';
import { Button } from '@blende/shared/ui/Button.tsx';
import { IrisMark } from '@blende/shared/ui/IrisMark.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { CameraButton } from '../../before-joining/web/CameraButton.tsx';
import type { LocalMedia } from '../../before-joining/web/local-media.ts';
import { MicrophoneButton } from '../../before-joining/web/MicrophoneButton.tsx';
import { startPolicyTexts } from './texts.ts';
import './not-started-page.css';

export interface NotStartedPageProps {
  readonly media: LocalMedia;
  readonly isHost: boolean;
  readonly onLeave: () => void;
}

/** Waits in place of the call, which begins by itself; camera and microphone stay as they are. */
export function NotStartedPage({ media, isHost, onLeave }: NotStartedPageProps) {
  const t = useTexts(startPolicyTexts);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  useEffect(() => {
    const before = document.title;
    document.title = t('title');
    return () => {
      document.title = before;
    };
  }, [t]);
  return (
    <main className="not-started">
      <IrisMark state="working" size={56} />
      <h1 ref={heading} tabIndex={-1}>
        {t('notStarted')}
      </h1>
      <p>{t('notStartedText')}</p>
      {isHost ? <p>{t('notStartedHost')}</p> : null}
      <div className="not-started-devices">
        <MicrophoneButton media={media} />
        <CameraButton media={media} />
      </div>
      <Button onPress={onLeave}>{t('leave')}</Button>
    </main>
  );
}
