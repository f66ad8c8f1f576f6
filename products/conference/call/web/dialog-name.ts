export type DialogName =
  | 'settings'
  | 'shortcuts'
  | 'statistics'
  | 'verification'
  | 'reactions'
  | 'mute-all'
  | 'rights'
  | 'title'
  | 'new-link'
  | 'end-for-all';
