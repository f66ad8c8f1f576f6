import type { GroupView } from '../group/group-view.ts';
import { mayDo } from './rights.ts';

/** What this person shows: no screen, and none of its sound, if they may not share it. */
export function withoutForbidden<
  Shown extends { readonly screen?: unknown; readonly screenSound?: unknown },
>(id: string, shown: Shown, group: Pick<GroupView, 'members' | 'options'>): Shown {
  if (mayDo('share', id, group)) return shown;
  return { ...shown, screen: undefined, screenSound: undefined };
}
