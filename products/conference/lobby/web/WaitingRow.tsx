import { useState } from 'react';
import { Button } from '@blende/shared/ui/Button.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import type { GroupLink } from '../../group/group-link.ts';
import { CodeCards } from '../../verification/web/CodeCards.tsx';
import type { Waiting } from '../lobby-view.ts';
import { lobbyTexts } from './texts.ts';

export interface WaitingRowProps {
  readonly person: Waiting;
  readonly onDecide: GroupLink['decide'];
}

/** One person before the door, as a host sees them. */
export function WaitingRow({ person, onDecide }: WaitingRowProps) {
  const t = useTexts(lobbyTexts);
  const [codeShown, setCodeShown] = useState(false);
  const name = person.name === '' ? t('noName') : person.name;
  return (
    <li className="lobby-row">
      <bdi>{name}</bdi>
      <div className="lobby-actions">
        <Button
          look="primary"
          name={t('admitNamed', { name })}
          onPress={() => {
            onDecide([person.id], 'admit');
          }}
        >
          {t('admit')}
        </Button>
        <Button
          name={t('refuseNamed', { name })}
          onPress={() => {
            onDecide([person.id], 'refuse');
          }}
        >
          {t('refuse')}
        </Button>
        <Button
          look="quiet"
          expanded={codeShown}
          onPress={() => {
            setCodeShown(!codeShown);
          }}
        >
          {t('showCode')}
        </Button>
      </div>
      {codeShown ? (
        <section aria-label={t('codeOf', { name })}>
          <CodeCards digits={person.digits} />
          <p className="lobby-hint">{t('codeHint')}</p>
        </section>
      ) : null}
    </li>
  );
}
