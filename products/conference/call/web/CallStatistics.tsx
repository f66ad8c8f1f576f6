import { useTexts } from '@blende/shared/ui/texts.ts';
import { StatisticsDialog } from '../../statistics/web/StatisticsDialog.tsx';
import type { CallModel } from './call-model.ts';
import { shownName } from './shown-name.ts';
import { callTexts } from './texts.ts';

export interface CallStatisticsProps {
  readonly model: Pick<CallModel, 'view' | 'connection'>;
  readonly onClose: () => void;
}

/** The statistics with the names that this call knows. */
export function CallStatistics({ model, onClose }: CallStatisticsProps) {
  const t = useTexts(callTexts);
  const nameOf = (id: string): string | undefined => {
    const person = model.view.snapshot().others.find((other) => other.id === id);
    return person === undefined ? undefined : shownName(person, t);
  };
  return <StatisticsDialog watch={model.connection} nameOf={nameOf} onClose={onClose} />;
}
