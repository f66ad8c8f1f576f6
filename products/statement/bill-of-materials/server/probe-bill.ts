import { fails, HOLDS, type Probe } from '@blende/shared/claims/probe.ts';
import { componentsNotOpen } from '../bill-of-materials.ts';
import { readBill } from './read-bill.ts';

/** Whether what this instance was installed from is open source, as the files beside it say. */
export function billProbe(programFolder: string): Probe {
  return {
    claim: 'W8',
    need: 0,
    run: async () => {
      const components = await readBill(programFolder).catch(() => undefined);
      if (components === undefined) return { outcome: 'not-checked', code: 'bill-missing' };
      const [first] = componentsNotOpen(components);
      if (first === undefined) return HOLDS;
      return fails(first.licence === undefined ? 'licence-unknown' : 'licence-not-open');
    },
  };
}
