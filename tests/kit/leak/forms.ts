import { createHash } from 'node:crypto';
import { addressForms } from './address-forms.ts';
import type { Canary } from './canary.ts';
import { base64Of, inLetters, written, type Form } from './written.ts';

const HASHES = ['md5', 'sha1', 'sha256'] as const;
/** Shorter ones are found everywhere. */
const SHORTEST = 4;

/** Every form of this mark; equal bytes stand once, under the first name. */
export function formsOf(canary: Canary): readonly Form[] {
  const forms = [...ofItsKind(canary), ...hashes(canary)];
  const known = new Map<string, Form>();
  for (const form of forms) {
    const key = form.bytes.toString('latin1');
    if (form.bytes.length >= SHORTEST && !known.has(key)) known.set(key, form);
  }
  return [...known.values()];
}

function ofItsKind({ kind, text }: Canary): readonly Form[] {
  if (kind === 'address' || kind === 'address6') return [...textForms(text), ...addressForms(text)];
  if (kind === 'text') return textForms(text);
  const bytes = Buffer.from(text, 'base64url');
  return [
    ...textForms(text),
    ...written('secret as bytes', bytes),
    ...digested('secret as bytes', bytes),
  ];
}

function textForms(text: string): readonly Form[] {
  const utf8 = Buffer.from(text);
  const bigEndian = Buffer.from(text, 'utf16le').swap16();
  const letters: readonly (readonly [string, string])[] = [
    ['utf-8', text],
    ['lower case', text.toLowerCase()],
    ['upper case', text.toUpperCase()],
    ['decomposed', text.normalize('NFD')],
    ['percent', percent(text)],
    ['percent, lower case', percent(text).toLowerCase()],
    ['json, escaped', escaped(text)],
    ['html, escaped', text.replaceAll(/[^\x20-\x7e]/gu, (char) => `&#${char.codePointAt(0)};`)],
  ];
  return [
    ...letters.map(([form, spelling]) => ({ form, bytes: Buffer.from(spelling) })),
    { form: 'latin-1', bytes: Buffer.from(text, 'latin1') },
    { form: 'utf-16le', bytes: Buffer.from(text, 'utf16le') },
    { form: 'utf-16be', bytes: bigEndian },
    ...inLetters('text', utf8),
    ...base64Of('utf-16le', Buffer.from(text, 'utf16le')),
  ];
}

function hashes({ text, whole }: Canary): readonly Form[] {
  const spellings = [...new Set([text, text.toLowerCase(), whole ?? text])];
  return spellings.flatMap((spelling) => digested('text', Buffer.from(spelling)));
}

function digested(what: string, bytes: Buffer): readonly Form[] {
  return HASHES.flatMap((hash) =>
    written(`${hash} of ${what}`, createHash(hash).update(bytes).digest()),
  );
}

function percent(text: string): string {
  return [...Buffer.from(text)]
    .map((byte) =>
      /[\w.~-]/.test(String.fromCharCode(byte))
        ? String.fromCharCode(byte)
        : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll(
    /[^\x20-\x7e]/g,
    (unit) => String.raw`\u` + unit.charCodeAt(0).toString(16).padStart(4, '0'),
  );
}
