/**
 * The fewest letters left out, put in, replaced or swapped with their neighbour (optimal string
 * alignment) that make `asked` the beginning of `word`; undefined if more than `allowed`.
 * Case and accents are the caller's matter.
 */
export function typingErrors(asked: string, word: string, allowed: 0 | 1 | 2): number | undefined {
  if (word.startsWith(asked)) return 0;
  if (allowed === 0 || word.length < asked.length - allowed) return undefined;
  const width = Math.min(word.length, asked.length + allowed);
  let beforeLast: number[] = [];
  let last = Array.from({ length: width + 1 }, (_, at) => at);
  for (let row = 1; row <= asked.length; row += 1) {
    const current = [row];
    let lowest = row;
    for (let at = 1; at <= width; at += 1) {
      const errors = cell({ asked, word, row, at, current, last, beforeLast });
      current.push(errors);
      if (errors < lowest) lowest = errors;
    }
    if (lowest > allowed) return undefined;
    [beforeLast, last] = [last, current];
  }
  const fewest = Math.min(...last);
  return fewest > allowed ? undefined : fewest;
}

interface Place {
  readonly asked: string;
  readonly word: string;
  readonly row: number;
  readonly at: number;
  readonly current: readonly number[];
  readonly last: readonly number[];
  readonly beforeLast: readonly number[];
}

function cell({ asked, word, row, at, current, last, beforeLast }: Place): number {
  const [letter, other] = [asked[row - 1], word[at - 1]];
  const errors = Math.min(
    (current[at - 1] ?? 0) + 1,
    (last[at] ?? 0) + 1,
    (last[at - 1] ?? 0) + (letter === other ? 0 : 1),
  );
  const isSwapped =
    row > 1 && at > 1 && letter === word[at - 2] && asked[row - 2] === other && letter !== other;
  return isSwapped ? Math.min(errors, (beforeLast[at - 2] ?? 0) + 1) : errors;
}
