import type { ReadableValue } from '@blende/shared/ui/live-value.ts';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import { clockText, type SpeakingTimes } from '../speaking-time.ts';
import { callTexts } from './texts.ts';

export interface SpeakingTimeProps {
  readonly times: ReadableValue<SpeakingTimes>;
  readonly id: string;
}

export function SpeakingTime({ times, id }: SpeakingTimeProps) {
  const t = useTexts(callTexts);
  const ms = useLiveValue(times).get(id) ?? 0;
  if (ms < 1_000) return null;
  return <span className="panel-role">{t('speakingTime', { time: clockText(ms) })}</span>;
}
