import { Settings } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '@blende/shared/ui/Button.tsx';
import { ControlButton } from '@blende/shared/ui/ControlButton.tsx';
import { Dialog } from '@blende/shared/ui/Dialog.tsx';
import { IrisMark } from '@blende/shared/ui/IrisMark.tsx';
import { language } from '@blende/shared/ui/language.ts';
import { LiveRegion } from '@blende/shared/ui/LiveRegion.tsx';
import { PageHeader } from '@blende/shared/ui/PageHeader.tsx';
import { TextField } from '@blende/shared/ui/TextField.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import type { Invitation } from '../../invitation/invitation-link.ts';
import { InvitationLinks } from '../../invitation/web/InvitationLinks.tsx';
import { RoomPolicyLine } from '../../encryption-status/web/RoomPolicyLine.tsx';
import { parseRoomId } from '../../rooms/room-id.ts';
import { NAME_CHARACTERS } from '../../rooms/participant-name.ts';
import { Remembering } from '../../remembered/web/Remembering.tsx';
import { CameraButton } from './CameraButton.tsx';
import { DeviceProblems } from './DeviceProblems.tsx';
import { DeviceSettings } from './DeviceSettings.tsx';
import type { LocalMedia } from './local-media.ts';
import { MicrophoneButton } from './MicrophoneButton.tsx';
import { OwnPicture } from './OwnPicture.tsx';
import { beforeJoiningTexts } from './texts.ts';
import './before-joining.css';

export interface BeforeJoiningPageProps {
  readonly invitation: Invitation;
  readonly media: LocalMedia;
  readonly name: string;
  readonly asksClear: boolean;
  readonly onJoin: (name: string) => void;
}

export function BeforeJoiningPage({
  invitation,
  media,
  name,
  asksClear,
  onJoin,
}: BeforeJoiningPageProps) {
  const t = useTexts(beforeJoiningTexts);
  const isHost = invitation.hostSeed !== undefined;
  useEffect(() => {
    document.title = t('title');
  }, [t]);
  return (
    <div className="page">
      <PageHeader home="/" />
      <LiveRegion />
      <main className="before">
        <Preview media={media} />
        <div className="before-side">
          <h1>{t(isHost ? 'headingHost' : 'heading')}</h1>
          <JoinForm name={name} media={media} onJoin={onJoin} />
          <RoomPolicyLine policy={asksClear ? 'asks' : policyOf(invitation)} />
          {isHost ? (
            <div className="before-links">
              <InvitationLinks invitation={invitation} />
            </div>
          ) : null}
        </div>
      </main>
    </div>
  );
}

function policyOf({ roomId }: Invitation): 'required' | 'if-possible' {
  const isOpen = parseRoomId(roomId)?.policy.encryption === 'if-possible';
  return isOpen ? 'if-possible' : 'required';
}

function JoinForm({
  name: before,
  media,
  onJoin,
}: Pick<BeforeJoiningPageProps, 'name' | 'media' | 'onJoin'>) {
  const t = useTexts(beforeJoiningTexts);
  const [name, setName] = useState(before);
  return (
    <form
      className="join-form"
      onSubmit={(event) => {
        event.preventDefault();
        onJoin(name);
      }}
    >
      <TextField
        label={t('name')}
        hint={t('nameHint')}
        value={name}
        onChange={setName}
        maxLength={NAME_CHARACTERS}
      />
      <Button type="submit" look="primary">
        {t('join')}
      </Button>
      <Remembering values={() => ({ name, language: language.snapshot(), ...chosenIn(media) })} />
    </form>
  );
}

function chosenIn(media: LocalMedia) {
  const { camera, microphone, speaker } = media.view.snapshot();
  return { camera: camera.chosen, microphone: microphone.chosen, speaker };
}

function Preview({ media }: { readonly media: LocalMedia }) {
  const t = useTexts(beforeJoiningTexts);
  const { camera, microphone } = useLiveValue(media.view);
  const [choosing, setChoosing] = useState(false);
  const asking = camera.state === 'asking' || microphone.state === 'asking';
  return (
    <div className="preview">
      <div className="preview-picture" data-theme="dark">
        {camera.state === 'on' && camera.track !== undefined ? (
          <OwnPicture track={camera.track} label={t('ownPicture')} />
        ) : (
          <div className="preview-empty">
            <IrisMark state={asking ? 'working' : 'closed'} size={72} />
            <p>{t(asking ? 'asking' : 'cameraOffHint')}</p>
          </div>
        )}
      </div>
      <div className="preview-controls">
        <MicrophoneButton media={media} />
        <CameraButton media={media} />
        <ControlButton
          icon={Settings}
          label={t('settings')}
          onPress={() => {
            setChoosing(true);
          }}
        />
      </div>
      <DeviceProblems media={media} />
      {choosing ? (
        <Dialog
          title={t('devices')}
          onClose={() => {
            setChoosing(false);
          }}
        >
          <DeviceSettings media={media} />
        </Dialog>
      ) : null}
    </div>
  );
}
