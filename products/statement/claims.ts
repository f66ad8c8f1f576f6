import { factsClaims } from './facts/claims.ts';
import { recordClaims } from './processing-record/claims.ts';

export const statementClaims = [...factsClaims, ...recordClaims] as const;
