import { MicOff, VideoOff, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from 'react-aria-components';
import { Icon } from '@blende/shared/ui/Icon.tsx';
import type { ReadableValue } from '@blende/shared/ui/live-value.ts';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import { PersonMenu } from '../../host-controls/web/PersonMenu.tsx';
import type { Invitation } from '../../invitation/invitation-link.ts';
import { InviteButton } from '../../invitation/web/InviteButton.tsx';
import { LobbyPart } from '../../lobby/web/LobbyPart.tsx';
import { WaitingList } from '../../lobby/web/WaitingList.tsx';
import type { ConnectionQuality } from '../../statistics/connection-quality.ts';
import { explanationKey, QualityMark } from '../../statistics/web/QualityMark.tsx';
import { statisticsTexts } from '../../statistics/web/texts.ts';
import { HandMark } from '../../hands/web/HandMark.tsx';
import { ComparedMark } from '../../verification/web/ComparedMark.tsx';
import type { GroupSlices } from './group-slices.ts';
import type { SpeakingTimes } from '../speaking-time.ts';
import type { CallModel } from './call-model.ts';
import type { CallParticipant } from './call-view.ts';
import { SpeakingTime } from './SpeakingTime.tsx';
import { shownName } from './shown-name.ts';
import { callTexts } from './texts.ts';
import { useEscape } from './use-escape.ts';
import './participants-panel.css';

export interface ParticipantsPanelProps {
  readonly model: CallModel;
  readonly invitation: Invitation;
  readonly onClose: () => void;
}

export function ParticipantsPanel({ model, invitation, onClose }: ParticipantsPanelProps) {
  const t = useTexts(callTexts);
  const { self, others } = useLiveValue(model.view);
  const quality = useLiveValue(model.connection.quality);
  const heading = useRef<HTMLHeadingElement>(null);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  useEscape(panel, onClose);
  return (
    <aside ref={panel} className="panel" aria-label={t('participants')}>
      <header className="panel-header">
        <h2 ref={heading} tabIndex={-1}>
          {t('participantsList', { count: others.length + 1 })}
        </h2>
        <Button className="icon-button" aria-label={t('closePanel')} onPress={onClose}>
          <Icon icon={X} />
        </Button>
      </header>
      <div className="panel-body">
        <WaitingList link={model.group.link} />
        <ul className="panel-list">
          {[self, ...others].map((participant) => (
            <ParticipantRow
              key={participant.id}
              participant={participant}
              quality={quality.get(participant.id)}
              group={model.group}
              times={model.spoken.times}
            />
          ))}
        </ul>
        <LobbyPart link={model.group.link} />
      </div>
      <section className="panel-invite" aria-label={t('invite')}>
        <InviteButton invitation={invitation} />
      </section>
    </aside>
  );
}

interface ParticipantRowProps {
  readonly participant: CallParticipant;
  readonly quality: ConnectionQuality | undefined;
  readonly group: GroupSlices;
  readonly times: ReadableValue<SpeakingTimes>;
}

function ParticipantRow({ participant, quality, group, times }: ParticipantRowProps) {
  const t = useTexts(callTexts);
  const ts = useTexts(statisticsTexts);
  const book = useLiveValue(group.names.book);
  const name = shownName(participant, t, book);
  const explained = explanationKey(quality, participant.isSelf);
  return (
    <li className="panel-row">
      <span className="panel-person">
        <bdi>{name}</bdi>
        {participant.isHost ? <span className="panel-role">{t('host')}</span> : null}
        <ComparedMark comparison={group.comparison} id={participant.id} />
        <SpeakingTime times={times} id={participant.id} />
        {explained === undefined ? null : <span className="panel-role">{ts(explained)}</span>}
      </span>
      <HandMark hands={group.hands.hands} id={participant.id} />
      <QualityMark quality={quality} />
      {participant.microphoneOn ? null : <State icon={MicOff} text={t('microphoneOffState')} />}
      {participant.camera === undefined ? (
        <State icon={VideoOff} text={t('cameraOffState')} />
      ) : null}
      <PersonMenu
        link={group.link}
        host={group.host}
        person={participant}
        name={name}
        className="icon-button"
      />
    </li>
  );
}

function State({ icon, text }: { readonly icon: typeof MicOff; readonly text: string }) {
  return (
    <span className="panel-state">
      <Icon icon={icon} size={18} />
      <span className="visually-hidden">{text}</span>
    </span>
  );
}
