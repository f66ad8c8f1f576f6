import {
  DoorOpen,
  EllipsisVertical,
  MicOff,
  UserRoundCheck,
  UserRoundX,
  VideoOff,
} from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { Icon } from '@blende/shared/ui/Icon.tsx';
import { Menu, MenuAction } from '@blende/shared/ui/Menu.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import type { GroupLink } from '../../group/group-link.ts';
import { RemoveDialog } from '../../lobby/web/RemoveDialog.tsx';
import { lobbyTexts } from '../../lobby/web/texts.ts';
import type { HostModel } from './host-model.ts';
import { hostControlsTexts } from './texts.ts';

export interface PersonMenuProps {
  readonly link: GroupLink;
  readonly host: HostModel;
  readonly person: {
    readonly id: string;
    readonly isSelf: boolean;
    readonly microphoneOn: boolean;
    readonly camera?: unknown;
  };
  /** How the person is called on the page. */
  readonly name: string;
  readonly className: string;
}

/** What a host can do about one person; nothing for anybody else. */
export function PersonMenu({ link, host, person, name, className }: PersonMenuProps) {
  const t = useTexts(hostControlsTexts);
  const lobby = useTexts(lobbyTexts);
  const [asksToRemove, setAsksToRemove] = useState(false);
  const { members, options } = useLiveValue(link.view);
  const self = members.find(({ isSelf }) => isSelf);
  const member = members.find(({ id }) => id === person.id);
  if (self?.isHost !== true || member === undefined || person.isSelf) return null;
  const { id } = person;
  const isNamed = options.hosts.includes(id);
  return (
    <>
      <Menu
        label={t('person', { name })}
        trigger={
          <Button className={className} aria-label={t('person', { name })}>
            <Icon icon={EllipsisVertical} size={18} />
          </Button>
        }
      >
        {person.microphoneOn ? (
          <MenuAction
            icon={MicOff}
            label={t('mute')}
            onPress={() => {
              host.order('mute', id);
            }}
          />
        ) : null}
        {person.camera === undefined ? null : (
          <MenuAction
            icon={VideoOff}
            label={t('cameraOff')}
            onPress={() => {
              host.order('camera-off', id);
            }}
          />
        )}
        {member.isHost ? null : (
          <MenuAction
            icon={UserRoundCheck}
            label={t('makeHost')}
            onPress={() => {
              host.makeHost(id);
            }}
          />
        )}
        {isNamed ? (
          <MenuAction
            icon={UserRoundX}
            label={t('unmakeHost')}
            onPress={() => {
              host.unmakeHost(id);
            }}
          />
        ) : null}
        <MenuAction
          icon={DoorOpen}
          label={lobby('remove')}
          onPress={() => {
            setAsksToRemove(true);
          }}
        />
      </Menu>
      {asksToRemove ? (
        <RemoveDialog
          name={name}
          onRemove={() => {
            link.changeOptions({ remove: [member.id] });
          }}
          onClose={() => {
            setAsksToRemove(false);
          }}
        />
      ) : null}
    </>
  );
}
