import { callClaims } from './call/claims.ts';
import { engineClaims } from './engine/claims.ts';
import { groupClaims } from './group/claims.ts';

export const conferenceClaims = [...callClaims, ...engineClaims, ...groupClaims] as const;
