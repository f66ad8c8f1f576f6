/** What a message can be answered with; a closed list, so that nothing else is ever drawn. */
export const CHAT_EMOJI = ['👍', '❤️', '😂', '🎉', '🤔', '👀'] as const;
export type ChatEmoji = (typeof CHAT_EMOJI)[number];
