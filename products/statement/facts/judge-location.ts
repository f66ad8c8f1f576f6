import { fails, HOLDS, notChecked, type ProbeOutcome } from '@blende/shared/claims/probe.ts';
import { outsideOf } from './networks.ts';

/**
 * Whether every address at which the configuration lets people reach this instance lies in the
 * networks of the declared hosting. Says nothing of where a network really is.
 */
export function judgeLocation(
  { networks }: { readonly networks: readonly string[] },
  addresses: readonly string[],
): ProbeOutcome {
  if (addresses.length === 0) return notChecked('no-address');
  return outsideOf(networks, addresses).length === 0 ? HOLDS : fails('address-elsewhere');
}
