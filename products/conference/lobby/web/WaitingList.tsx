import { Button } from '@blende/shared/ui/Button.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import type { GroupLink } from '../../group/group-link.ts';
import { lobbyTexts } from './texts.ts';
import { WaitingRow } from './WaitingRow.tsx';
import './lobby-part.css';

/** Above the list of participants: who waits. Hosts alone see it. */
export function WaitingList({ link }: { readonly link: GroupLink }) {
  const t = useTexts(lobbyTexts);
  const { members, lobby } = useLiveValue(link.view);
  const { waiting } = lobby;
  const isHost = members.some((member) => member.isSelf && member.isHost);
  if (!isHost || waiting.length === 0) return null;
  return (
    <section className="lobby-waiting-part">
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
    </section>
  );
}
