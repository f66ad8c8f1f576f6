export type DialogName =
  | 'settings'
  | 'shortcuts'
  | 'statistics'
  | 'verification'
  | 'reactions'
  | 'mute-all'
  | 'rights'
  | 'end-for-all';
