import {
  answerAt,
  keepAnswer,
  LISTED_ON,
  QUESTION_PARTS,
  SUPERVISORY_AUTHORITIES,
  withoutAnswer,
  type FactPlace,
  type FactQuestion,
  type FactsDraft,
  type QuestionPart,
} from '@blende/statement/supervisor.ts';
import { documentHash } from './document-hash.ts';
import { SETUP_TEXTS } from './setup-texts.ts';

const REMOVE = '-';
const YEAR_DAYS = 365;
const DAY_MS = 86_400_000;

export interface DialogueDeps {
  readonly lines: AsyncIterator<string>;
  readonly print: (line: string) => void;
  readonly prompt: (text: string) => void;
  /** Writes what there is down, after each answer. */
  readonly keep: (draft: FactsDraft) => void;
  readonly nowMs: number;
  readonly language: 'de' | 'en';
}

/** Nothing more comes. */
const ENDED = Symbol('ended');

/** One question after the other. Every answer is kept before the next question. */
export class Dialogue {
  readonly #deps: DialogueDeps;
  #draft: FactsDraft = { version: 1 };

  constructor(deps: DialogueDeps) {
    this.#deps = deps;
  }

  get #texts() {
    return SETUP_TEXTS[this.#deps.language];
  }

  /** Answers what there is in the end. */
  async run(draft: FactsDraft): Promise<FactsDraft> {
    this.#draft = draft;
    this.#deps.print(this.#texts.begin);
    for (const part of QUESTION_PARTS) {
      const outcome =
        part.name === 'contracts' ? await this.#contracts(part) : await this.#part(part, 0);
      if (outcome === ENDED) break;
    }
    return this.#draft;
  }

  /** Until somebody names no further one. */
  async #contracts(part: QuestionPart): Promise<typeof ENDED | undefined> {
    for (let index = 0; ; index += 1) {
      const before = this.#draft.contracts?.length ?? 0;
      if ((await this.#part(part, index)) === ENDED) return ENDED;
      const after = this.#draft.contracts?.length ?? 0;
      if (after < before) index -= 1;
      else if (index >= after) return undefined;
    }
  }

  async #part(part: QuestionPart, index: number): Promise<typeof ENDED | undefined> {
    const { print, language } = this.#deps;
    const mark = part.optional === true ? ` (${this.#texts.optional})` : '';
    print(`\n${part.title[language]}${mark}`);
    if (part.name === 'supervisoryAuthority') this.#listAuthorities();
    for (const [order, question] of part.questions.entries()) {
      const place = { part: part.name, field: question.field, index };
      if ((await this.#question(place, question)) === ENDED) return ENDED;
      const isLeftOut = order === 0 && answerAt(this.#draft, place) === undefined;
      if (isLeftOut && part.optional === true) {
        this.#forget(part, index);
        return undefined;
      }
    }
    return undefined;
  }

  /** Without the first answer, the rest of a part that may be left out says nothing. */
  #forget({ name, questions }: QuestionPart, index: number): void {
    for (const { field } of questions)
      this.#draft = withoutAnswer(this.#draft, { part: name, field, index });
    this.#deps.keep(this.#draft);
  }

  async #question(place: FactPlace, question: FactQuestion): Promise<typeof ENDED | undefined> {
    const { prompt, lines, language, nowMs, keep, print } = this.#deps;
    for (;;) {
      const current = answerAt(this.#draft, place);
      const proposal = current === undefined ? this.#proposal(place) : this.#shown(current);
      prompt(`  ${question.ask[language]}${proposal === '' ? '' : ` [${proposal}]`}: `);
      const { done, value } = await lines.next();
      if (done === true) return ENDED;
      const typed = value.trim();
      if (typed === '' && (current !== undefined || proposal === '')) return undefined;
      if (typed === REMOVE) {
        this.#draft = withoutAnswer(this.#draft, place);
        keep(this.#draft);
        return undefined;
      }
      const text = typed === '' ? proposal : typed;
      const answer = question.kind === 'document' ? documentHash(text) : text;
      const answered =
        answer === undefined
          ? ({ kind: 'refused', code: 'document-unreadable' } as const)
          : keepAnswer(this.#draft, { place, question, text: answer }, nowMs);
      if (answered.kind === 'kept') {
        this.#draft = answered.draft;
        keep(this.#draft);
        return undefined;
      }
      print(`  ${this.#texts.again[answered.code]} (${answered.code})`);
    }
  }

  /** What is likely, so that an empty line takes it; of a part of which nothing is said, nothing. */
  #proposal({ part, field, index }: FactPlace): string {
    const { nowMs } = this.#deps;
    const fields = QUESTION_PARTS.find(({ name }) => name === part)?.questions ?? [];
    const isEmpty = fields.every(
      (one) => answerAt(this.#draft, { part, field: one.field, index }) === undefined,
    );
    if (isEmpty) return '';
    if (field === 'source') return this.#texts.ownWord(dayOf(nowMs));
    return field === 'validUntil' ? dayOf(nowMs + YEAR_DAYS * DAY_MS) : '';
  }

  #shown(value: unknown): string {
    if (value === 'yes') return this.#texts.yes;
    if (value === 'no') return this.#texts.no;
    return Array.isArray(value) ? value.join('; ') : String(value);
  }

  #listAuthorities(): void {
    this.#deps.print(`  ${this.#texts.authorities(LISTED_ON)}`);
    for (const { key, name } of SUPERVISORY_AUTHORITIES)
      this.#deps.print(`    ${key.padEnd(10)} ${name}`);
  }
}

function dayOf(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10);
}
