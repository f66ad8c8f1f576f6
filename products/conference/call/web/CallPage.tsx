import { useEffect, useState } from 'react';
import { LiveRegion } from '@blende/shared/ui/LiveRegion.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import { ProtectionLine } from '../../encryption-status/web/ProtectionLine.tsx';
import { AskingPage } from '../../downgrade/web/AskingPage.tsx';
import { useAsking } from '../../downgrade/web/use-asking.ts';
import type { LocalMedia } from '../../before-joining/web/local-media.ts';
import type { GroupOptions } from '../../group/group-options.ts';
import { MeetingTitle } from '../../host-controls/web/MeetingTitle.tsx';
import type { Invitation } from '../../invitation/invitation-link.ts';
import { WaitingPage } from '../../lobby/web/WaitingPage.tsx';
import { MutedSpeechHint } from '../../devices/web/MutedSpeechHint.tsx';
import { useClosingQuestion } from '../../screen-share/web/use-closing-question.ts';
import { NotStartedPage } from '../../start-policy/web/NotStartedPage.tsx';
import { ArrivalNotices } from './ArrivalNotices.tsx';
import type { CallModel } from './call-model.ts';
import type { CallView } from './call-view.ts';
import { CallNotices } from './CallNotices.tsx';
import { CallDialogs } from './CallDialogs.tsx';
import { Controls } from './Controls.tsx';
import type { DialogName } from './dialog-name.ts';
import type { EndReason } from './end-reason.ts';
import { Opening } from './Opening.tsx';
import { ParticipantsPanel } from './ParticipantsPanel.tsx';
import { GroupAnnouncements } from './GroupAnnouncements.tsx';
import { PictureInPicture } from './PictureInPicture.tsx';
import { SidePanel } from './SidePanel.tsx';
import { Sound } from './Sound.tsx';
import { Stage } from './Stage.tsx';
import { callTexts } from './texts.ts';
import type { OpeningCall } from './opening-call.ts';
import { useCallModel } from './use-call-model.ts';
import { useGuarded } from './use-guarded.ts';
import { usePanels } from './use-panels.ts';
import { useMoving, type OnMove } from './use-moving.ts';
import { useCallShortcuts } from './use-call-shortcuts.ts';
import { useDoor } from './use-door.ts';
import { useWakeLock } from './use-wake-lock.ts';
import './call-page.css';

export interface CallPageProps {
  readonly opening: OpeningCall;
  readonly invitation: Invitation;
  readonly media: LocalMedia;
  /** What was set in the room from which the meeting moved here. */
  readonly carried?: GroupOptions | undefined;
  readonly onMove: OnMove;
  /** Without a reason the person left. */
  readonly onEnd: (reason?: EndReason) => void;
}

export function CallPage({ opening, ...call }: CallPageProps) {
  const t = useTexts(callTexts);
  const model = useCallModel(opening);
  useEffect(() => {
    document.title = t('title');
  }, [t]);
  return (
    <div className="call" data-theme="dark">
      <LiveRegion />
      {model === undefined ? <Opening /> : <RunningCall model={model} {...call} />}
    </div>
  );
}

function RunningCall({
  model,
  invitation,
  media,
  carried,
  onMove,
  onEnd,
}: Omit<CallPageProps, 'opening'> & { readonly model: CallModel }) {
  const t = useTexts(callTexts);
  const { connection, refusal, self, others } = useLiveValue(model.view);
  const { group } = model;
  const panels = usePanels();
  const { listShown, side } = panels;
  const [dialog, setDialog] = useState<DialogName>();
  const [shortcutsWanted, setShortcutsWanted] = useState(true);
  const moving = useMoving({ model, invitation, carried, onMove });
  const { isMoving } = moving;
  useEffect(() => {
    if (connection === 'ended' && !isMoving) onEnd(refusal);
  }, [connection, refusal, isMoving, onEnd]);
  useCallShortcuts({ model, media, panels, onDialog: setDialog, wanted: shortcutsWanted });
  const { isWaiting, door } = useDoor(group.link, onEnd);
  const { isAsking, isAlone } = useAsking(group.link, model.asksClear, onEnd);
  useClosingQuestion(model.screen);
  useWakeLock();
  const guarded = useGuarded(group, setDialog);
  const showPolls = (): void => {
    panels.toggleSide('polls');
  };
  const leave = (): void => {
    onEnd();
  };
  const closeDialog = (): void => {
    setDialog(undefined);
  };
  if (connection === 'not-started') {
    return (
      <NotStartedPage media={media} isHost={invitation.hostSeed !== undefined} onLeave={leave} />
    );
  }
  if (isWaiting) return <WaitingPage door={door} name={self.name} onLeave={leave} />;
  if (isAsking) return <AskingPage isAlone={isAlone} onLeave={leave} />;
  return (
    <>
      <header className="call-top">
        <ProtectionLine guarded={guarded} />
        <MeetingTitle link={group.link} />
        <ArrivalNotices model={model} />
      </header>
      <CallNotices
        model={model}
        media={media}
        onShowPolls={side === 'polls' ? undefined : showPolls}
        onShowList={listShown ? undefined : panels.toggleList}
      />
      <main
        className={`call-main${listShown ? ' call-main-list' : ''}${side === undefined ? '' : ' call-main-side'}`}
      >
        <h1 className="visually-hidden">{t('title')}</h1>
        <Stage model={model} invitation={invitation} />
        {listShown ? (
          <ParticipantsPanel model={model} invitation={invitation} onClose={panels.toggleList} />
        ) : null}
        <SidePanel group={group} side={side} onClose={panels.closeSide} />
      </main>
      <footer className="call-bottom">
        <MutedSpeechHint watch={model.mutedSpeech} media={media} />
        <Controls
          model={model}
          media={media}
          listShown={listShown}
          side={side}
          holdsKey={invitation.hostSeed !== undefined}
          onToggleList={panels.toggleList}
          onToggleSide={panels.toggleSide}
          onDialog={setDialog}
          onLeave={leave}
        />
      </footer>
      <PictureInPicture model={model} media={media} onLeave={leave} />
      <CallDialogs
        dialog={dialog}
        model={model}
        media={media}
        invitation={invitation}
        moving={moving}
        shortcutsWanted={shortcutsWanted}
        onShortcutsWanted={setShortcutsWanted}
        onClose={closeDialog}
      />
      <GroupAnnouncements
        group={group}
        onOpenChat={() => {
          panels.toggleSide('chat');
        }}
      />
      <Sounds others={others} />
    </>
  );
}

function Sounds({ others }: Pick<CallView, 'others'>) {
  return others.flatMap(({ id, microphone, screenSound }) => [
    microphone === undefined ? null : <Sound key={id} track={microphone} />,
    screenSound === undefined ? null : <Sound key={`${id} screen`} track={screenSound} />,
  ]);
}
