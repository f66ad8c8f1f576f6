// What the auditor's process needs of this product.
export { Auditor } from './auditor/server/auditor.ts';
export { openAuditDoor } from './auditor/server/audit-door.ts';
export { billProbe } from './bill-of-materials/server/probe-bill.ts';
export { locationProbe, type LocationToCheck } from './facts/server/probe-location.ts';
export { openEvidenceLog } from './evidence-log/server/evidence-log.ts';
export { tellFinding } from './auditor/told-finding.ts';
