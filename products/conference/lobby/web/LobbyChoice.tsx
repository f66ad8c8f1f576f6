import { CheckField } from '@blende/shared/ui/CheckField.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { lobbyTexts } from './texts.ts';

export interface LobbyChoiceProps {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** Before a meeting is started: whether its link demands the lobby. */
export function LobbyChoice({ isOn, onChange }: LobbyChoiceProps) {
  const t = useTexts(lobbyTexts);
  return (
    <CheckField
      label={t('startWithLobby')}
      hint={t('startWithLobbyHint')}
      isOn={isOn}
      onChange={onChange}
    />
  );
}
