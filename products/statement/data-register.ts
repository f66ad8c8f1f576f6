import type { DataGroup } from '@blende/shared/protocol/data-field.ts';
import { auditorData } from './auditor/data-register.ts';
import { evidenceData } from './evidence-log/data-register.ts';
import { factsData } from './facts/data-register.ts';
import { sentencesData } from './register/data-register.ts';

/** Everything that the statement keeps. */
export const statementData: readonly DataGroup[] = [
  ...factsData,
  ...evidenceData,
  ...sentencesData,
  ...auditorData,
];
