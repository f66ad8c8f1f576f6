import { proxyClaims } from './proxy-configuration/claims.ts';

export const operationsClaims = [...proxyClaims] as const;
