import { useSyncExternalStore } from 'react';
import type { ReadableValue } from './live-value.ts';

export function useLiveValue<Value>(value: ReadableValue<Value>): Value {
  return useSyncExternalStore(value.subscribe, value.snapshot);
}
