import { factsClaims } from './facts/claims.ts';

export const statementClaims = [...factsClaims] as const;
