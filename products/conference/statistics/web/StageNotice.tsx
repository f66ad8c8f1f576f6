import { SignalMedium, Volume2, type LucideIcon } from 'lucide-react';
import { Button } from '@blende/shared/ui/Button.tsx';
import { Icon } from '@blende/shared/ui/Icon.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import type { ConnectionQuality } from '../connection-quality.ts';
import type { SavingMode } from '../saving-mode.ts';
import { explanationKey } from './QualityMark.tsx';
import { statisticsTexts } from './texts.ts';
import './stage-notice.css';

export interface StageNoticeProps {
  readonly mode: SavingMode;
  readonly ownQuality: ConnectionQuality | undefined;
  readonly onMode: (mode: SavingMode) => void;
}

/** One line above the tiles: why there are no pictures, or what is wrong with the own connection. */
export function StageNotice({ mode, ownQuality, onMode }: StageNoticeProps) {
  const t = useTexts(statisticsTexts);
  const explained = explanationKey(ownQuality, true);
  if (mode === 'audio') {
    return (
      <Line icon={Volume2} text={t('savingAudio')}>
        <Button
          look="quiet"
          onPress={() => {
            onMode('automatic');
          }}
        >
          {t('showPictures')}
        </Button>
      </Line>
    );
  }
  if (explained === undefined || ownQuality?.grade !== 'poor') return null;
  return <Line icon={SignalMedium} text={t(explained)} />;
}

interface LineProps {
  readonly icon: LucideIcon;
  readonly text: string;
  readonly children?: React.ReactNode;
}

function Line({ icon, text, children }: LineProps) {
  return (
    <div className="stage-notice">
      <Icon icon={icon} size={18} />
      <output>{text}</output>
      {children}
    </div>
  );
}
