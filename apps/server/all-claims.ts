import { conferenceClaims } from '@blende/conference/claims.ts';
import { operationsClaims } from '@blende/operations/claims.ts';
import { edgeClaims } from '@blende/shared/edge/claims.ts';
import { storageClaims } from '@blende/shared/storage/claims.ts';
import { supervisorClaims } from '@blende/shared/supervisor/claims.ts';
import { statementClaims } from '@blende/statement/claims.ts';

/** Every sentence of the privacy statement, gathered from the doors. */
export const allClaims = [
  ...edgeClaims,
  ...conferenceClaims,
  ...operationsClaims,
  ...statementClaims,
  ...storageClaims,
  ...supervisorClaims,
] as const;
