import type { ClientState } from 'ts-mls/clientState.js';
import type { EpochReceiverData } from 'ts-mls/epochReceiverData.js';
import { allSecretTreeValues } from 'ts-mls/secretTree.js';
import { LATE_EPOCHS } from './limits.ts';
import { directPath, leafToNodeIndex, leafWidth, toLeafIndex } from 'ts-mls/treemath.js';

/**
 * The state after `before`, which keeps of it and a few before it what opens late messages, until
 * `forgetLate`. Zeroes every secret that has no use any more; copies that the runtime made stay until it
 * collects them.
 */
export function nextEpoch(before: ClientState, after: ClientState): ClientState {
  const { groupContext, keySchedule, secretTree, ratchetTree } = before;
  const { senderDataSecret, resumptionPsk, ...ended } = keySchedule;
  const late = { groupContext, secretTree, ratchetTree, senderDataSecret, resumptionPsk };
  const privateKeys = usedKeys(after);
  const kept = new Set(Object.values(privateKeys));
  wipe(Object.values(ended));
  wipe(Object.values(before.privatePath.privateKeys).filter((key) => !kept.has(key)));
  const first = groupContext.epoch - BigInt(LATE_EPOCHS - 1);
  forgetLate(before, first);
  return {
    ...after,
    privatePath: { ...after.privatePath, privateKeys },
    historicalReceiverData: new Map([...before.historicalReceiverData, [groupContext.epoch, late]]),
  };
}

/** Zeroes and drops what opens messages of epochs before this one. */
export function forgetLate({ historicalReceiverData: late }: ClientState, first: bigint): void {
  for (const [epoch, data] of late) {
    if (epoch >= first) continue;
    wipeReceiverData(data);
    late.delete(epoch);
  }
}

/** The library keeps keys of nodes that were blanked since. */
function usedKeys({ privatePath, ratchetTree }: ClientState): Record<number, Uint8Array> {
  const own = leafToNodeIndex(toLeafIndex(privatePath.leafIndex));
  const path = [own, ...directPath(own, leafWidth(ratchetTree.length))];
  const used = path.filter((index) => ratchetTree[index] !== undefined);
  return Object.fromEntries(
    used.flatMap((index) => {
      const key = privatePath.privateKeys[index];
      return key === undefined ? [] : [[index, key]];
    }),
  );
}

/** Zeroes all secrets of a state, but not the signature key, which outlives a group. */
export function wipeState(state: ClientState): void {
  wipe(Object.values(state.keySchedule));
  wipe(Object.values(state.privatePath.privateKeys));
  wipe(allSecretTreeValues(state.secretTree));
  for (const earlier of state.historicalReceiverData.values()) wipeReceiverData(earlier);
}

/** The same for a state that is not entered: what it shares with `base` stays. */
export function wipeUnadopted(state: ClientState, base: ClientState): void {
  const shared = new Set(Object.values(base.privatePath.privateKeys));
  const keys = Object.entries(state.privatePath.privateKeys).filter(([, key]) => !shared.has(key));
  wipeState({
    ...state,
    privatePath: { ...state.privatePath, privateKeys: Object.fromEntries(keys) },
  });
}

function wipeReceiverData(data: EpochReceiverData): void {
  wipe([data.senderDataSecret, data.resumptionPsk, ...allSecretTreeValues(data.secretTree)]);
}

/** The library's list of a secret tree starts with holes. */
export function wipe(secrets: readonly (Uint8Array | undefined)[]): void {
  for (const secret of secrets) secret?.fill(0);
}
