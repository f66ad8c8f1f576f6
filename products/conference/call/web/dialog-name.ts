export type DialogName =
  | 'settings'
  | 'shortcuts'
  | 'statistics'
  | 'verification'
  | 'reactions'
  | 'mute-all'
  | 'end-for-all';
