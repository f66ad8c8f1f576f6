export type DialogName =
  | 'settings'
  | 'shortcuts'
  | 'statistics'
  | 'verification'
  | 'reactions'
  | 'mute-all'
  | 'rights'
  | 'new-link'
  | 'end-for-all';
