// What the library's process serves for the operator.
export { OneTimeLinks } from './storage-page/server/one-time-links.ts';
export { openOperatorDoor } from './storage-page/server/operator-door.ts';
export { serveStoragePage } from './storage-page/server/serve-storage-page.ts';
export type { MachineReport } from './storage-page/machine-report.ts';
export type { LiveReport } from './storage-page/storage-report.ts';
