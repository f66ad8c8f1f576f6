import { cleanChatText } from '../chat/chat-text.ts';

/** A question or an answer: one line, visible characters, no more than these. */
export function cleanPollText(text: string, characters: number): string {
  const line = cleanChatText(text).replace(/\s+/gu, ' ');
  return Array.from(line).slice(0, characters).join('').trim();
}
