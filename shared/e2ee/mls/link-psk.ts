import type { PskIndex } from 'ts-mls/pskIndex.js';
import { equalBytes, randomBytes, type Bytes } from '@blende/shared/basics/bytes.ts';
import type { Secret } from '@blende/shared/basics/secret.ts';
import type { ProposalPSK } from 'ts-mls/proposal.js';
import { HASH_BYTES } from './limits.ts';
import { LINK_PSK_ID } from './names.ts';

/** Shows in a commit that its maker knows the link (RFC 9420, section 8.4). */
export function linkPskProposal(): ProposalPSK {
  const pskNonce = randomBytes(HASH_BYTES);
  return {
    proposalType: 'psk',
    psk: { preSharedKeyId: { psktype: 'external', pskId: LINK_PSK_ID, pskNonce } },
  };
}

/** Finds the link's key and no other. */
export function linkPskIndex(psk: Secret<Bytes>): PskIndex {
  return {
    findPsk: (id) =>
      id.psktype === 'external' && equalBytes(id.pskId, LINK_PSK_ID) ? psk.reveal() : undefined,
  };
}
