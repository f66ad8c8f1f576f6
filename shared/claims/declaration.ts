/** What the operator answers for with a document, because no software can see it. */
export interface Declaration {
  readonly claim: string;
  /** Who declares it: the operator's name. */
  readonly by: string;
  /** What it rests on, for example a contract with its number. */
  readonly document: string;
  /** Of the document, in lower-case hex; the document itself stays with the operator. */
  readonly sourceSha256: string;
  readonly validUntilMs: number;
}
