import { useEffect, useMemo, useState } from 'react';
import { IrisMark } from '@blende/shared/ui/IrisMark.tsx';
import { LiveRegion } from '@blende/shared/ui/LiveRegion.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import type { RefusalCode } from '../../contract.ts';
import { ProtectionLine } from '../../encryption-status/web/ProtectionLine.tsx';
import type { CallModel } from './call-model.ts';
import { CallNotices } from './CallNotices.tsx';
import { CallSettings } from './CallSettings.tsx';
import { Controls } from './Controls.tsx';
import { ParticipantsPanel } from './ParticipantsPanel.tsx';
import { Sound } from './Sound.tsx';
import { Stage } from './Stage.tsx';
import { callTexts } from './texts.ts';
import { useCallModel, type CallStart } from './use-call-model.ts';
import { useShortcuts } from './use-shortcuts.ts';
import './call-page.css';

export interface CallPageProps extends CallStart {
  /** Without a code the person left; with one the server ended it. */
  readonly onEnd: (refusal?: RefusalCode) => void;
}

export function CallPage({ onEnd, ...start }: CallPageProps) {
  const t = useTexts(callTexts);
  const model = useCallModel(start);
  useEffect(() => {
    document.title = t('title');
  }, [t]);
  return (
    <div className="call" data-theme="dark">
      <LiveRegion />
      {model === undefined ? (
        <div className="call-opening">
          <IrisMark state="working" size={72} label={t('connecting')} />
        </div>
      ) : (
        <RunningCall model={model} onEnd={onEnd} {...start} />
      )}
    </div>
  );
}

function RunningCall({
  model,
  invitation,
  media,
  onEnd,
}: CallPageProps & { readonly model: CallModel }) {
  const t = useTexts(callTexts);
  const { connection, refusal, others } = useLiveValue(model.view);
  const [listShown, setListShown] = useState(false);
  const [settingsShown, setSettingsShown] = useState(false);
  const [shortcutsWanted, setShortcutsWanted] = useState(true);
  useEffect(() => {
    if (connection === 'ended') onEnd(refusal);
  }, [connection, refusal, onEnd]);
  const shortcuts = useMemo(
    () => ({
      m: () => void media.toggle('microphone'),
      c: () => void media.toggle('camera'),
      s: () => void model.screen.toggle(),
      p: () => {
        setListShown((shown) => !shown);
      },
    }),
    [model, media],
  );
  useShortcuts(shortcuts, shortcutsWanted);
  return (
    <>
      <header className="call-top">
        <ProtectionLine />
      </header>
      <CallNotices model={model} />
      <main className={listShown ? 'call-main call-main-list' : 'call-main'}>
        <h1 className="visually-hidden">{t('title')}</h1>
        <Stage model={model} invitation={invitation} />
        {listShown ? (
          <ParticipantsPanel
            model={model}
            invitation={invitation}
            onClose={() => {
              setListShown(false);
            }}
          />
        ) : null}
      </main>
      <footer>
        <Controls
          model={model}
          media={media}
          listShown={listShown}
          onToggleList={shortcuts.p}
          onSettings={() => {
            setSettingsShown(true);
          }}
          onLeave={() => {
            onEnd();
          }}
        />
      </footer>
      {settingsShown ? (
        <CallSettings
          media={media}
          shortcutsWanted={shortcutsWanted}
          onShortcutsWanted={setShortcutsWanted}
          onClose={() => {
            setSettingsShown(false);
          }}
        />
      ) : null}
      {others.flatMap(({ id, microphone, screenSound }) => [
        microphone === undefined ? null : <Sound key={id} track={microphone} />,
        screenSound === undefined ? null : <Sound key={`${id} screen`} track={screenSound} />,
      ])}
    </>
  );
}
