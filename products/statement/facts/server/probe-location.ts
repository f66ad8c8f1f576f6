import { notChecked, type Probe } from '@blende/shared/claims/probe.ts';
import { judgeLocation } from '../judge-location.ts';

/** What the configuration says, and what was declared when this instance started. */
export interface LocationToCheck {
  /** At which people reach this instance. */
  readonly addresses: readonly string[];
  /** Of the declared hosting; undefined while nothing is declared. */
  readonly networks?: readonly string[] | undefined;
}

/** Whether the configuration names an address outside the declared networks. */
export function locationProbe({ addresses, networks }: LocationToCheck): Probe {
  return {
    claim: 'W22',
    need: 1,
    run: () =>
      Promise.resolve(
        networks === undefined
          ? notChecked('nothing-declared')
          : judgeLocation({ networks }, addresses),
      ),
  };
}
