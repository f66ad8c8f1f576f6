import { assertNever } from '@blende/shared/basics/assert-never.ts';
import { lazy, Suspense, useEffect, useState } from 'react';
import { LocalMedia } from './before-joining/web/local-media.ts';
import { BeforeJoiningPage } from './before-joining/web/BeforeJoiningPage.tsx';
import { LeftPage } from './call/web/LeftPage.tsx';
import { UnsupportedPage } from './call/web/UnsupportedPage.tsx';
import type { RefusalCode } from './contract.ts';
import type { Invitation } from './invitation/invitation-link.ts';
import { IncompleteLinkPage } from './invitation/web/IncompleteLinkPage.tsx';
import { readRoomEntry } from './invitation/web/room-entry.ts';
import { StartPage } from './invitation/web/StartPage.tsx';

const loadCall = async () => await import('./call/web/CallPage.tsx');
const CallPage = lazy(async () => ({ default: (await loadCall()).CallPage }));

/** The conference's pages. Called once per page load: reading the room entry empties the address. */
export function conferencePage() {
  if (location.pathname === '/') return <StartPage />;
  const entry = readRoomEntry();
  if (entry.outcome === 'refused') return <IncompleteLinkPage code={entry.code} />;
  if (typeof RTCPeerConnection === 'undefined') return <UnsupportedPage />;
  return <RoomPage invitation={entry.invitation} />;
}

type RoomStep = 'before' | 'call' | 'left';

function RoomPage({ invitation }: { readonly invitation: Invitation }) {
  const [step, setStep] = useState<RoomStep>('before');
  const [name, setName] = useState('');
  const [refusal, setRefusal] = useState<RefusalCode>();
  const [media, setMedia] = useState(startMedia);
  useEffect(() => {
    // Loaded while the person looks at their picture, so that joining does not wait for it.
    void loadCall();
  }, []);
  switch (step) {
    case 'before':
      return (
        <BeforeJoiningPage
          invitation={invitation}
          media={media}
          name={name}
          onJoin={(chosen) => {
            setName(chosen);
            setStep('call');
          }}
        />
      );
    case 'call':
      return (
        <Suspense fallback={<div className="call" data-theme="dark" />}>
          <CallPage
            invitation={invitation}
            name={name}
            media={media}
            onEnd={(code) => {
              media[Symbol.dispose]();
              setRefusal(code);
              setStep('left');
            }}
          />
        </Suspense>
      );
    case 'left':
      return (
        <LeftPage
          refusal={refusal}
          onRejoin={() => {
            setMedia(startMedia());
            setStep('before');
          }}
        />
      );
    default:
      return assertNever(step);
  }
}

function startMedia(): LocalMedia {
  const media = new LocalMedia();
  void media.start();
  return media;
}
