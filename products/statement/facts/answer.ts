import type { ZodType } from 'zod';
import { contradictions, type Contradiction } from './contradictions.ts';
import { CONTRACT, FACT_GROUPS, factsDraft, type FactsDraft } from './facts.ts';
import type { AnswerKind, FactQuestion, PartName } from './questions.ts';
import { SUPERVISORY_AUTHORITIES } from './supervisory-authorities.ts';

/** Where an answer belongs. */
export interface FactPlace {
  readonly part: PartName;
  readonly field: string;
  /** Which contract; for other parts 0. */
  readonly index: number;
}

export interface GivenAnswer {
  readonly place: FactPlace;
  readonly question: FactQuestion;
  readonly text: string;
}

export type Answered =
  | { readonly kind: 'kept'; readonly draft: FactsDraft }
  | { readonly kind: 'refused'; readonly code: 'answer-invalid' | Contradiction };

type Part = Readonly<Record<string, unknown>>;

/** Contradictions that a single answer brings about; others need answers that are yet to come. */
const AT_ONCE: readonly Contradiction[] = [
  'contract-expired',
  'certificate-in-future',
  'certificate-expired',
  'certificate-ends-before-it-begins',
  'fact-expired',
];

/** The draft with this answer in it, or why it cannot be. */
export function keepAnswer(
  draft: FactsDraft,
  { place, question, text }: GivenAnswer,
  nowMs: number,
): Answered {
  const fields = readAnswer(question, text);
  const valid = Object.entries(fields).map(
    ([field, value]) => [field, schemaOf(place.part, field)?.safeParse(value)] as const,
  );
  if (!valid.every(([, parsed]) => parsed?.success === true))
    return { kind: 'refused', code: 'answer-invalid' };
  const values = Object.fromEntries(valid.map(([field, parsed]) => [field, parsed?.data]));
  const changed = withPart(draft, place, { ...partOf(draft, place), ...values });
  const before = contradictions(draft, nowMs);
  const code = contradictions(changed, nowMs).find(
    (found) => AT_ONCE.includes(found) && !before.includes(found),
  );
  return code === undefined ? { kind: 'kept', draft: changed } : { kind: 'refused', code };
}

/** What is there already; undefined for nothing. */
export function answerAt(draft: FactsDraft, place: FactPlace): unknown {
  return partOf(draft, place)[place.field];
}

/** The draft without this answer. */
export function withoutAnswer(draft: FactsDraft, place: FactPlace): FactsDraft {
  const { [place.field]: _gone, ...rest } = partOf(draft, place);
  return withPart(draft, place, rest);
}

function readAnswer(question: FactQuestion, text: string): Part {
  const listed = SUPERVISORY_AUTHORITIES.find(({ key }) => key === text.toLowerCase());
  if (question.kind === 'authority' && listed !== undefined) {
    const { name, website, seen } = listed;
    return { name, website, ...(seen === undefined ? {} : { address: seen.address }) };
  }
  return { [question.field]: readValue(question.kind, text) };
}

function readValue(kind: AnswerKind, text: string): unknown {
  if (kind === 'count') return /^\d{1,8}$/.test(text) ? Number(text) : text;
  if (kind === 'yes-no')
    return (
      { ja: 'yes', j: 'yes', y: 'yes', nein: 'no', n: 'no' }[text.toLowerCase()] ??
      text.toLowerCase()
    );
  if (kind === 'lines')
    return text
      .split(';')
      .map((one) => one.trim())
      .filter((one) => one !== '');
  return text;
}

function schemaOf(part: PartName, field: string): ZodType | undefined {
  const { shape } = part === 'contracts' ? CONTRACT : FACT_GROUPS[part];
  return new Map<string, ZodType>(Object.entries(shape)).get(field);
}

function partOf(draft: FactsDraft, { part, index }: FactPlace): Part {
  if (part === 'contracts') return { ...draft.contracts?.[index] };
  return { ...draft[part] };
}

function withPart(draft: FactsDraft, { part, index }: FactPlace, value: Part): FactsDraft {
  const isEmpty = Object.keys(value).length === 0;
  const { [part]: _old, ...others } = draft;
  if (part !== 'contracts')
    return factsDraft.parse(isEmpty ? others : { ...others, [part]: value });
  const contracts: Part[] = [...(draft.contracts ?? [])];
  contracts.splice(index, 1, ...(isEmpty ? [] : [value]));
  return factsDraft.parse(contracts.length === 0 ? others : { ...others, contracts });
}
