import { useEffect } from 'react';
import { Banner } from '@blende/shared/ui/Banner.tsx';
import { Button } from '@blende/shared/ui/Button.tsx';
import { useTexts, type Translate } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import type { CodeChange } from '../comparison.ts';
import type { ComparisonModel } from './comparison-model.ts';
import type { Names } from './names.ts';
import { verificationTexts } from './texts.ts';
import { useNames } from './use-names.ts';

const SHOWN_MS = 20_000;

/** Whoever has compared the code learns that it is another one now, and why. */
export function CodeChangeNotice({
  comparison,
  names,
}: {
  readonly comparison: ComparisonModel;
  readonly names: Names;
}) {
  const t = useTexts(verificationTexts);
  const nameOf = useNames(names);
  const change = useLiveValue(comparison.change);
  const text = change === undefined ? '' : textOf(change, nameOf, t);
  useEffect(() => {
    if (text === '') return undefined;
    const timer = setTimeout(comparison.dismissChange, SHOWN_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [text, comparison]);
  if (text === '') return null;
  return (
    <Banner
      meaning="info"
      action={
        <Button look="quiet" onPress={comparison.dismissChange}>
          {t('dismiss')}
        </Button>
      }
    >
      {text}
    </Banner>
  );
}

type ChangeKey =
  | 'changed'
  | 'changedJoined'
  | 'changedJoinedMany'
  | 'changedLeft'
  | 'changedLeftMany';

function textOf(
  { joined, left }: CodeChange,
  nameOf: (id: string) => string,
  t: Translate<ChangeKey>,
): string {
  const [first] = joined;
  if (joined.length > 1) return t('changedJoinedMany', { count: joined.length });
  if (first !== undefined) return t('changedJoined', { names: nameOf(first) });
  const [gone] = left;
  if (left.length > 1) return t('changedLeftMany', { count: left.length });
  return gone === undefined ? t('changed') : t('changedLeft', { names: nameOf(gone) });
}
