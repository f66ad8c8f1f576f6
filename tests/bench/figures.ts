/** Middle value; of an even number the mean of the two middle ones. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = 0, high = 0] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}

/** `median (lowest to highest, of n)` with a unit. */
export function spread(values: readonly number[], unit: string): string {
  const round = (value: number): string => String(Math.round(value));
  const range = `${round(Math.min(...values))} to ${round(Math.max(...values))}`;
  return `${round(median(values))} ${unit} (${range}, of ${values.length})`;
}

/** The value below which this part of them lies, by the nearest rank; NaN of none. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}
