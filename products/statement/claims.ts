import { billClaims } from './bill-of-materials/claims.ts';
import { factsClaims } from './facts/claims.ts';
import { recordClaims } from './processing-record/claims.ts';

export const statementClaims = [...billClaims, ...factsClaims, ...recordClaims] as const;
