import { SignalMedium, TriangleAlert } from 'lucide-react';
import { Icon } from '@blende/shared/ui/Icon.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import type { ConnectionQuality } from '../connection-quality.ts';
import type { StatisticsKey } from './statistics-lines.ts';
import { statisticsTexts } from './texts.ts';
import './quality-mark.css';

/** Bars and a word; nothing at all while the connection is good. */
export function QualityMark({ quality }: { readonly quality: ConnectionQuality | undefined }) {
  const t = useTexts(statisticsTexts);
  if (quality === undefined || quality.grade === 'good') return null;
  return (
    <span className="quality-mark">
      <Icon icon={quality.grade === 'fair' ? SignalMedium : TriangleAlert} size={16} />
      <span className="quality-word">{t(quality.grade)}</span>
    </span>
  );
}

/** The sentence that explains it; undefined while there is nothing to explain. */
export function explanationKey(
  quality: ConnectionQuality | undefined,
  isSelf: boolean,
): StatisticsKey | undefined {
  if (quality === undefined || quality.reason === 'none') return undefined;
  if (!isSelf) return quality.reason === 'lost' ? 'otherLost' : 'otherWeak';
  const own = {
    loss: 'ownLoss',
    delay: 'ownDelay',
    jitter: 'ownJitter',
    weak: 'ownWeak',
    lost: 'ownLost',
  } as const;
  return own[quality.reason];
}
