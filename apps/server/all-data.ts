import { conferenceData } from '@blende/conference/data-register.ts';
import { certificateData } from '@blende/shared/edge/acme/data-register.ts';
import { databaseData } from '@blende/shared/database/data-register.ts';
import { edgeData } from '@blende/shared/edge/data-register.ts';
import { jobsData } from '@blende/shared/jobs/data-register.ts';
import { keysData } from '@blende/shared/keys/data-register.ts';
import { operationsData } from '@blende/operations/data-register.ts';
import type { DataGroup } from '@blende/shared/protocol/data-field.ts';
import { storageData } from '@blende/shared/storage/data-register.ts';
import { supervisorData } from '@blende/shared/supervisor/data-register.ts';
import { statementData } from '@blende/statement/data-register.ts';

/** Everything that Blende takes, keeps or passes on, gathered from the doors. */
export const allData: readonly DataGroup[] = [
  ...edgeData,
  ...conferenceData,
  ...operationsData,
  ...statementData,
  ...certificateData,
  ...databaseData,
  ...keysData,
  ...jobsData,
  ...storageData,
  ...supervisorData,
];
