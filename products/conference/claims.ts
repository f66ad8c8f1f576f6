import { callClaims } from './call/claims.ts';
import { engineClaims } from './engine/claims.ts';

export const conferenceClaims = [...callClaims, ...engineClaims] as const;
