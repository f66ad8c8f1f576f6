import type { PageParts } from '../../pages/server/serve-pages.ts';
import type { Facts } from '../facts.ts';
import { authorityPart, controllerPart } from './controller-part.ts';
import { imprintPart } from './imprint-part.ts';

/** What the facts contribute to the pages; nothing while any of what is needed lacks. */
export function factsParts(read: () => Promise<Facts | undefined>, now: () => number): PageParts {
  return {
    statement: async (language) => {
      const facts = await read();
      if (facts === undefined) return {};
      return {
        controller: controllerPart(facts, language, now()),
        authority: authorityPart(facts, language),
      };
    },
    imprint: async (language) => {
      const facts = await read();
      return facts === undefined ? undefined : imprintPart(facts, language, now());
    },
  };
}
