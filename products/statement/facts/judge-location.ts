import type { Finding } from '@blende/shared/claims/finding.ts';
import type { Facts } from './facts.ts';
import { outsideOf } from './networks.ts';

/**
 * Whether every address at which the configuration lets people reach this instance lies in the
 * networks of the declared hosting. Says nothing of where a network really is.
 */
export function judgeLocation(
  { hosting }: Pick<Facts, 'hosting'>,
  addresses: readonly string[],
): Pick<Finding, 'outcome' | 'code'> {
  if (addresses.length === 0) return { outcome: 'not-checked', code: 'no-address' };
  return outsideOf(hosting.networks, addresses).length === 0
    ? { outcome: 'holds' }
    : { outcome: 'fails', code: 'address-elsewhere' };
}
