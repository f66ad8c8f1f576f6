import type { GroupView } from '../group/group-view.ts';
import type { HostOrder } from './order-message.ts';
import { RIGHTS, type Right } from './rights.ts';

/** What hosts did that somebody has to be told. */
export type HostNotice =
  | { readonly says: HostOrder | 'moved' }
  | { readonly says: 'made-host' | 'unmade-host'; readonly id: string; readonly isSelf: boolean }
  | { readonly says: 'right'; readonly right: Right; readonly isOpen: boolean };

type Told = Pick<GroupView, 'members' | 'options' | 'state'>;

/** Changes between two views of the same group; whoever has just come in is told nothing. */
export function hostNotices(before: Told, after: Told): readonly HostNotice[] {
  if (before.state !== 'in' || after.state !== 'in') return [];
  const was = new Map(before.members.map(({ id, isHost }) => [id, isHost]));
  const hosts = after.members.flatMap(({ id, isHost, isSelf }): HostNotice[] => {
    const wasHost = was.get(id);
    if (wasHost === undefined || wasHost === isHost) return [];
    return [{ says: isHost ? 'made-host' : 'unmade-host', id, isSelf }];
  });
  const rights = RIGHTS.flatMap((right): HostNotice[] => {
    const may = after.options.may[right];
    if (before.options.may[right] === may) return [];
    return [{ says: 'right', right, isOpen: may === 'everybody' }];
  });
  return [...hosts, ...rights];
}
