/** Characters (code points) of one message: with its envelope it fits into 16,384 bytes. */
export const CHAT_CHARACTERS = 2_000;

/** Direction overrides, controls and invisible characters; line breaks and tabs stay. */
const UNSHOWABLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;
const STAYS = /[\n\t\u200C\u200D]/;
/** Joins emoji and letters of some scripts; stays where it joins two visible characters. */
const LONE_JOINER =
  /(?<![\p{L}\p{M}\p{Emoji}\uFE0F])[\u200C\u200D]|[\u200C\u200D](?![\p{L}\p{Emoji}])/gu;
const EMPTY_LINES = /\n{3,}/g;
/** More combining marks than any script stacks would cover the lines above and below. */
const STACKED_MARKS = /(\p{M}{6})\p{M}+/gu;

/** A message as it is sent and as it is shown; empty if nothing visible is in it. */
export function cleanChatText(text: string): string {
  const visible = text
    .replace(/\r\n?/g, '\n')
    .replace(LONE_JOINER, '')
    .replace(UNSHOWABLE, (character) => (STAYS.test(character) ? character : ''))
    .replace(STACKED_MARKS, '$1')
    .replace(EMPTY_LINES, '\n\n')
    .trim();
  return Array.from(visible).slice(0, CHAT_CHARACTERS).join('').trim();
}

/** How many characters of the limit a text uses, counted as a person sees them typed. */
export function chatCharacters(text: string): number {
  return Array.from(text).length;
}
