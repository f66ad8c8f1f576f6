import type { ServerMessage } from '../contract.ts';

const KINDS = [
  'welcome',
  'resumed',
  'left',
  'lease',
  'founded',
  'commit',
  'said',
  'undone',
  'commit-refused',
  'restore-wanted',
  'knocked',
  'knock-answered',
] as const;

type GroupNews = Extract<ServerMessage, { readonly type: (typeof KINDS)[number] }>;

/** What the server says that changes something in the group; the rest is the channel's. */
export function isGroupNews(message: ServerMessage): message is GroupNews {
  return (KINDS as readonly string[]).includes(message.type);
}
