import type { GroupOptions } from '../group/group-options.ts';
import type { GroupView } from '../group/group-view.ts';

export type Right = keyof GroupOptions['may'];
export const RIGHTS: readonly Right[] = ['share', 'chat', 'unmute'];

/** As the group itself knows it: by the host key's proof in the leaf, or named by a host. */
export function isHost(id: string, { members }: Pick<GroupView, 'members'>): boolean {
  return members.some((member) => member.id === id && member.isHost);
}

/** Whether this member may. Everybody asks it of everybody, so that no server decides. */
export function mayDo(
  right: Right,
  id: string,
  group: Pick<GroupView, 'members' | 'options'>,
): boolean {
  return group.options.may[right] === 'everybody' || isHost(id, group);
}
