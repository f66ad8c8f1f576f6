import { callClaims } from './call/claims.ts';
import { disclosureClaims } from './disclosure/claims.ts';
import { engineClaims } from './engine/claims.ts';
import { groupClaims } from './group/claims.ts';

export const conferenceClaims = [
  ...callClaims,
  ...disclosureClaims,
  ...engineClaims,
  ...groupClaims,
] as const;
