import { callClaims } from './call/claims.ts';
import { disclosureClaims } from './disclosure/claims.ts';
import { downgradeClaims } from './downgrade/claims.ts';
import { engineClaims } from './engine/claims.ts';
import { groupClaims } from './group/claims.ts';

export const conferenceClaims = [
  ...callClaims,
  ...disclosureClaims,
  ...downgradeClaims,
  ...engineClaims,
  ...groupClaims,
] as const;
