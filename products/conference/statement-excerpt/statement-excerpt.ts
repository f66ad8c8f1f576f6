/** What the start page shows of the privacy statement, in the statement's own words. */
export interface ExcerptSentence {
  readonly id: string;
  readonly state: string;
  readonly text: { readonly de: string; readonly en: string };
}

// Always these, whatever their state: a page that picked the pleasant ones would flatter itself.
const CHOSEN = ['W20', 'W5', 'W7', 'W3', 'W12', 'W14'] as const;
const SHOWN = 3;

/** The first three of the chosen sentences that have evidence and name its date. */
export function statementExcerpt(answer: unknown): readonly ExcerptSentence[] {
  const sentences = isRecord(answer) ? answer['sentences'] : undefined;
  if (!Array.isArray(sentences)) return [];
  const dated = sentences.filter(isDated);
  return CHOSEN.flatMap((id) => dated.filter((sentence) => sentence.id === id)).slice(0, SHOWN);
}

function isDated(value: unknown): value is ExcerptSentence {
  if (!isRecord(value) || typeof value['at'] !== 'string') return false;
  const { id, state, reason, text } = value;
  // Of those that are not checked only one kind prints a date.
  if (state === 'not-checked' && reason !== 'not-independent') return false;
  return (
    typeof id === 'string' &&
    typeof state === 'string' &&
    isRecord(text) &&
    typeof text['de'] === 'string' &&
    typeof text['en'] === 'string'
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
