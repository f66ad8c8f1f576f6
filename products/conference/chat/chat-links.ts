export type ChatPart =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'link'; readonly text: string; readonly href: string };

const CANDIDATE = /https?:\/\/[^\s<>"']+/giu;
/** Ends the sentence, not the address. */
const CLOSING = /[.,;:!?…)\]}»”’]+$/u;
const AUTHORITY = /^(https?:\/\/)([^/?#]*)/iu;

/**
 * Text and links in their order. A link is http or https and names no user: `https://bank.de@x.de`
 * leads to x.de. Its host is shown as the browser asks for it, so that one with letters of another
 * script appears in its encoded form (RFC 3492) and not as the one it resembles.
 */
export function chatParts(text: string): readonly ChatPart[] {
  const parts: ChatPart[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(CANDIDATE)) {
    const link = asLink(withoutClosing(found));
    if (link === undefined) continue;
    if (index > end) parts.push({ is: 'text', text: text.slice(end, index) });
    parts.push({ is: 'link', text: link.text, href: link.href });
    end = index + link.length;
  }
  if (end < text.length) parts.push({ is: 'text', text: text.slice(end) });
  return parts;
}

/** A closing bracket belongs to the address if it was opened there. */
function withoutClosing(found: string): string {
  const closing = CLOSING.exec(found)?.[0] ?? '';
  const bare = found.slice(0, found.length - closing.length);
  const opened = bare.split('(').length - bare.split(')').length;
  return opened > 0 && closing.startsWith(')') ? `${bare})` : bare;
}

function asLink(address: string) {
  const url = URL.parse(address);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return undefined;
  if (url.username !== '' || url.password !== '') return undefined;
  return {
    href: url.href,
    text: address.replace(AUTHORITY, () => `${url.protocol}//${url.host}`),
    length: address.length,
  };
}
