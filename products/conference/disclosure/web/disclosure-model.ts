import { reportError } from '@blende/shared/ui/console.ts';
import { LiveValue, type ReadableValue } from '@blende/shared/ui/live-value.ts';
import { PATHS } from '../../contract.ts';
import { readDisclosure, type ReadDisclosure } from '../disclosure-document.ts';

export interface DisclosureView {
  readonly state: 'asking' | 'answered' | 'failed';
  readonly answer?: ReadDisclosure;
}

/** Asks the server what it knows, for as long as the page is open as often as one likes. */
export class DisclosureModel {
  readonly #view = new LiveValue<DisclosureView>({ state: 'asking' });
  readonly #pass: string | undefined;

  constructor(pass: string | undefined) {
    this.#pass = pass;
    void this.ask();
  }

  get view(): ReadableValue<DisclosureView> {
    return this.#view;
  }

  readonly ask = async (): Promise<void> => {
    this.#view.update({ state: 'asking' });
    try {
      const answer = await fetch(PATHS.disclosure, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(this.#pass === undefined ? {} : { pass: this.#pass }),
      });
      if (!answer.ok) throw new Error('no answer');
      this.#view.set({ state: 'answered', answer: readDisclosure(await answer.json()) });
    } catch {
      reportError('disclosure-failed');
      this.#view.set({ state: 'failed' });
    }
  };
}
