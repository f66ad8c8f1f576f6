import { assertNever } from '@blende/shared/basics/assert-never.ts';
import { chooseLanguage } from '@blende/shared/ui/language.ts';
import { lazy, startTransition, Suspense, useState } from 'react';
import { LocalMedia } from './before-joining/web/local-media.ts';
import { AbilityGate } from './call/web/AbilityGate.tsx';
import { BeforeJoiningPage } from './before-joining/web/BeforeJoiningPage.tsx';
import { disclosureLanguage } from './disclosure/disclosure-path.ts';
import { passFromAddress } from './disclosure/web/pass-from-address.ts';
import { EnteredCall } from './call/web/EnteredCall.tsx';
import { Entrance } from './call/web/entrance.ts';
import type { EndReason } from './call/web/end-reason.ts';
import type { DrawnCall } from './call/web/drawn-call.ts';
import { LeftPage } from './call/web/LeftPage.tsx';
import type { GroupOptions } from './group/group-options.ts';
import { MovingPage } from './host-controls/web/MovingPage.tsx';
import type { Invitation } from './invitation/invitation-link.ts';
import { IncompleteLinkPage } from './invitation/web/IncompleteLinkPage.tsx';
import { keepRoomEntry, readRoomEntry } from './invitation/web/room-entry.ts';
import { remembered } from './remembered/web/remembered-store.ts';
import { parseRoomId } from './rooms/room-id.ts';
import { FullGate } from './start-policy/web/FullGate.tsx';
import { StartPage } from './invitation/web/StartPage.tsx';

/** The conference's pages. Called once per page load: reading the room entry empties the address. */
export function conferencePage() {
  const kept = remembered.snapshot();
  if (kept !== undefined) chooseLanguage(kept.language);
  if (location.pathname === '/') return <StartPage />;
  const asked = disclosureLanguage(location.pathname);
  if (asked !== undefined) {
    chooseLanguage(asked);
    return <Disclosure pass={passFromAddress()} />;
  }
  const entry = readRoomEntry();
  if (entry.outcome === 'refused') return <IncompleteLinkPage code={entry.code} />;
  return (
    <AbilityGate mayAsk={policyOf(entry.invitation) === 'if-possible'}>
      {(asksClear) => (
        <FullGate>
          {() => <RoomPage invitation={entry.invitation} asksClear={asksClear} />}
        </FullGate>
      )}
    </AbilityGate>
  );
}

/** Loaded by those who ask alone. */
function Disclosure({ pass }: { readonly pass: string | undefined }) {
  return (
    <Suspense>
      <DisclosurePage pass={pass} />
    </Suspense>
  );
}

const DisclosurePage = lazy(async () => {
  const page = await import('./disclosure/web/DisclosurePage.tsx');
  return { default: page.DisclosurePage };
});

type RoomStep =
  | { readonly at: 'before' | 'moving' | 'left' }
  | {
      readonly at: 'call';
      readonly opening: DrawnCall;
      /** What was set in the room from which the meeting moved. */
      readonly carried?: GroupOptions;
    };

/** The old room is left by then: two at once would share one way to the engine. */
const LEAVING_MS = 500;

interface RoomPageProps {
  readonly invitation: Invitation;
  /** The browser cannot encrypt picture and sound; the others are asked. */
  readonly asksClear: boolean;
}

function RoomPage({ invitation: first, asksClear }: RoomPageProps) {
  const [invitation, setInvitation] = useState(first);
  const [step, setStep] = useState<RoomStep>({ at: 'before' });
  const [entrance, setEntrance] = useState(() => new Entrance(invitation, asksClear));
  const [name, setName] = useState(() => remembered.snapshot()?.name ?? '');
  const [refusal, setRefusal] = useState<EndReason>();
  const [media, setMedia] = useState(startMedia);
  const move = (next: Invitation, carried: GroupOptions): void => {
    const entry = new Entrance(next, asksClear);
    keepRoomEntry(next);
    setInvitation(next);
    setEntrance(entry);
    setStep({ at: 'moving' });
    setTimeout(() => {
      const opening = entry.enter(name, media);
      void opening.whenToDraw.then(() => {
        setStep({ at: 'call', opening, carried });
      });
    }, LEAVING_MS);
  };
  switch (step.at) {
    case 'before':
      return (
        <BeforeJoiningPage
          invitation={invitation}
          media={media}
          name={name}
          asksClear={asksClear}
          onJoin={(chosen) => {
            const opening = entrance.enter(chosen, media);
            void opening.whenToDraw.then(() => {
              startTransition(() => {
                setName(chosen);
                setStep({ at: 'call', opening });
              });
            });
          }}
        />
      );
    case 'call':
      return (
        <EnteredCall
          invitation={invitation}
          opening={step.opening}
          media={media}
          carried={step.carried}
          onMove={move}
          onEnd={(code) => {
            media[Symbol.dispose]();
            setRefusal(code);
            setStep({ at: 'left' });
          }}
        />
      );
    case 'moving':
      return <MovingPage />;
    case 'left':
      return (
        <LeftPage
          refusal={refusal}
          isHost={invitation.hostSeed !== undefined}
          onRejoin={() => {
            setMedia(startMedia());
            setEntrance(new Entrance(invitation, asksClear));
            setStep({ at: 'before' });
          }}
        />
      );
    default:
      return assertNever(step);
  }
}

function policyOf({ roomId }: Invitation) {
  return parseRoomId(roomId)?.policy.encryption;
}

function startMedia(): LocalMedia {
  const media = new LocalMedia(remembered.snapshot());
  void media.start();
  return media;
}
