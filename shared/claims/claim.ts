// A sentence of the privacy statement as data. The claims themselves lie where their subject
// lies; this folder knows none of them.

/**
 * How a sentence can be true: by test, by a probe of the running instance, by a declaration of
 * the operator, or as legal text that offers a procedure.
 */
export type ClaimClass = 'T' | 'P' | 'D' | 'L';

export interface ClaimScope {
  /** What a visitor looks at, for example the pages of one product; `every` means all of them. */
  readonly surface: string;
  /** Whether the sentence is decided for each organisation or once for the instance. */
  readonly tenant: 'each' | 'instance';
  /** The modes of a room in which the sentence speaks. */
  readonly roomModes: readonly string[] | 'every';
}

/**
 * One sentence for each state that evidence can leave a claim in. The statement prints exactly
 * one of them; without fresh evidence it is `unknown`.
 */
export interface ClaimTexts {
  /** Proven on `{date}`. */
  readonly true: string;
  /** Does not currently hold; says `{finding}`. */
  readonly false: string;
  /** Not checked, or the evidence is out of date. */
  readonly unknown: string;
  /** Declared by the operator, valid until `{until}`. */
  readonly declared: string;
}

export interface EvidenceNeed {
  readonly kind: 'test' | 'probe' | 'declaration' | 'procedure';
  /** What has to be seen, in one English clause. */
  readonly shows: string;
  /** The same in German. */
  readonly showsInGerman?: string;
}

export interface Claim<Id extends string = string> {
  readonly id: Id;
  readonly class: ClaimClass;
  readonly scope: ClaimScope;
  readonly texts: { readonly de: ClaimTexts; readonly en: ClaimTexts };
  /** All of it is needed for the state `true`. */
  readonly evidence: readonly [EvidenceNeed, ...EvidenceNeed[]];
  /** What `{finding}` says for each code that a check of this claim may answer with. */
  readonly findings?: Readonly<Record<string, { readonly de: string; readonly en: string }>>;
  /** Older evidence counts as none. */
  readonly maxAgeDays: number;
}
