import { assertNever } from '@blende/shared/basics/assert-never.ts';
import { useEffect, useState } from 'react';
import { LocalMedia } from './before-joining/web/local-media.ts';
import { BeforeJoiningPage } from './before-joining/web/BeforeJoiningPage.tsx';
import type * as CallPageModule from './call/web/CallPage.tsx';
import { LeftPage } from './call/web/LeftPage.tsx';
import { UnsupportedPage } from './call/web/UnsupportedPage.tsx';
import type { RefusalCode } from './contract.ts';
import type { Invitation } from './invitation/invitation-link.ts';
import { IncompleteLinkPage } from './invitation/web/IncompleteLinkPage.tsx';
import { readRoomEntry } from './invitation/web/room-entry.ts';
import { StartPage } from './invitation/web/StartPage.tsx';

type CallCode = typeof CallPageModule;

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
  const call = useCallCode();
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
      if (call === undefined) return <div className="call" data-theme="dark" />;
      return (
        <call.CallPage
          invitation={invitation}
          name={name}
          media={media}
          onEnd={(code) => {
            media[Symbol.dispose]();
            setRefusal(code);
            setStep('left');
          }}
        />
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

/**
 * Loads the call while the person looks at their picture, so that joining does not wait for it.
 * Not by `lazy`: React holds back what replaces a fallback for 300 ms.
 */
function useCallCode(): CallCode | undefined {
  const [code, setCode] = useState<CallCode | 'missing'>();
  useEffect(() => {
    import('./call/web/CallPage.tsx').then(setCode, () => {
      setCode('missing');
    });
  }, []);
  if (code === 'missing') throw new Error('the call could not be loaded');
  return code;
}

function startMedia(): LocalMedia {
  const media = new LocalMedia();
  void media.start();
  return media;
}
