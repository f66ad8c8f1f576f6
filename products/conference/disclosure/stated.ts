import type { Controller, DiskProof } from './disclosure.ts';

/** A sentence of the privacy statement as it stands at this moment. */
export interface StatedSentence {
  readonly id: string;
  readonly state: 'proven' | 'declared' | 'not-checked' | 'contrary';
  readonly text: { readonly de: string; readonly en: string };
  /** ISO 8601. */
  readonly at?: string | undefined;
}

export interface Stated {
  readonly proof: DiskProof;
  readonly controller: Controller | undefined;
}

/** What of the statement belongs into the answer: W1 names the controller, W20 is about the disk. */
export function statedIn(sentences: readonly StatedSentence[]): Stated {
  const [controller, disk] = ['W1', 'W20'].map((id) => sentences.find((one) => one.id === id));
  const isChecked = disk?.state === 'proven' || disk?.state === 'contrary';
  return {
    proof:
      isChecked && disk.at !== undefined
        ? { state: disk.state === 'proven' ? 'proven' : 'contrary', atMs: Date.parse(disk.at) }
        : { state: 'not-checked' },
    controller: controller?.state === 'declared' ? controller.text : undefined,
  };
}
