import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import type { ComparisonModel } from './comparison-model.ts';
import { verificationTexts } from './texts.ts';

/** Beneath the name of somebody with whom the code was compared. */
export function ComparedMark({
  comparison,
  id,
}: {
  readonly comparison: ComparisonModel;
  readonly id: string;
}) {
  const t = useTexts(verificationTexts);
  const compared = useLiveValue(comparison.compared);
  return compared.has(id) ? <span className="panel-role">{t('compared')}</span> : null;
}
