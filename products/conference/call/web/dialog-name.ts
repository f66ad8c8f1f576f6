export type DialogName =
  | 'settings'
  | 'shortcuts'
  | 'statistics'
  | 'verification'
  | 'reactions'
  | 'end-for-all';
