/** How much of the connection pictures may take. */
export type SavingMode = 'automatic' | 'low' | 'audio';

export const SAVING_MODES: readonly SavingMode[] = ['automatic', 'low', 'audio'];
