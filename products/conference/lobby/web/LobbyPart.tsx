import { Button } from '@blende/shared/ui/Button.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import { CheckField } from '@blende/shared/ui/CheckField.tsx';
import type { GroupLink } from '../../group/group-link.ts';
import { lobbyTexts } from './texts.ts';
import { WaitingRow } from './WaitingRow.tsx';
import './lobby-part.css';

/** In the list of participants: who waits, and the two switches; others read how it stands. */
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
      <WaitingList link={link} />
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

function WaitingList({ link }: { readonly link: GroupLink }) {
  const t = useTexts(lobbyTexts);
  const { waiting } = useLiveValue(link.view).lobby;
  if (waiting.length === 0) return null;
  return (
    <div>
      <div className="lobby-waiting-title">
        <h3>{t('waitingTitle', { count: waiting.length })}</h3>
        {waiting.length > 1 ? (
          <Button
            onPress={() => {
              link.decide(
                waiting.map(({ id }) => id),
                'admit',
              );
            }}
          >
            {t('admitAll')}
          </Button>
        ) : null}
      </div>
      <ul className="lobby-waiting">
        {waiting.map((person) => (
          <WaitingRow
            key={person.id}
            person={person}
            onDecide={(ids, decision) => {
              link.decide(ids, decision);
            }}
          />
        ))}
      </ul>
    </div>
  );
}
