export const NAME_CHARACTERS = 60;

/** Control characters, direction overrides and invisible ones: they could imitate another name. */
const UNSHOWABLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;
/** Joins emoji and letters of some scripts; stays where it joins two visible characters. */
const LONE_JOINER =
  /(?<![\p{L}\p{M}\p{Emoji}\uFE0F])[\u200C\u200D]|[\u200C\u200D](?![\p{L}\p{Emoji}])/gu;

/** A name as it is sent and as it is shown: one line, visible characters, at most 60 of them. */
export function cleanName(text: string): string {
  const joiners = text.replace(LONE_JOINER, '');
  const visible = joiners
    .replace(/\s+/gu, ' ')
    .replace(UNSHOWABLE, (character) => (/[\u200C\u200D]/.test(character) ? character : ''));
  return Array.from(visible.trim()).slice(0, NAME_CHARACTERS).join('').trim();
}
