import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import { CheckField } from '@blende/shared/ui/CheckField.tsx';
import type { GroupLink } from '../../group/group-link.ts';
import { lobbyTexts } from './texts.ts';
import './lobby-part.css';

/** Beneath the list of participants: a host's two switches; others read how it stands. */
export function LobbyPart({ link }: { readonly link: GroupLink }) {
  const { members, lobby, options } = useLiveValue(link.view);
  const isHost = members.some((member) => member.isSelf && member.isHost);
  if (isHost) return <HostsPart link={link} />;
  return <DoorState isOn={lobby.isOn} isLocked={options.locked} />;
}

/** What everybody may know of the room's door; nothing while it is open. */
export function DoorState({
  isOn,
  isLocked,
}: {
  readonly isOn: boolean;
  readonly isLocked: boolean;
}) {
  const t = useTexts(lobbyTexts);
  if (!isOn && !isLocked) return null;
  return <p className="lobby-state">{t(isLocked ? 'locked' : 'lobbyOn')}</p>;
}

function HostsPart({ link }: { readonly link: GroupLink }) {
  const t = useTexts(lobbyTexts);
  const { lobby, options } = useLiveValue(link.view);
  return (
    <section className="lobby-part" aria-label={t('lobby')}>
      {lobby.isFixed ? (
        <p className="lobby-hint">{t('lobbyFixed')}</p>
      ) : (
        <CheckField
          label={t('lobby')}
          hint={t('lobbyHint')}
          isOn={lobby.isOn}
          onChange={(isOn) => {
            link.changeOptions({ lobby: isOn });
          }}
        />
      )}
      <CheckField
        label={t('lock')}
        hint={t('lockHint')}
        isOn={options.locked}
        onChange={(isOn) => {
          link.changeOptions({ locked: isOn });
        }}
      />
    </section>
  );
}
