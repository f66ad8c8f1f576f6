import type { GroupSlices } from './group-slices.ts';

/** What of the group stands on tiles. */
export type StageGroup = Pick<GroupSlices, 'hands' | 'reactions' | 'names' | 'link' | 'host'>;
