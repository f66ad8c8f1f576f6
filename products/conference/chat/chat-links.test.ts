import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chatParts } from './chat-links.ts';

const rows: readonly (readonly [text: string, shown: string])[] = [
  ['nur Text', 'nur Text'],
  ['https://example.org', '[https://example.org → https://example.org/]'],
  [
    'Siehe https://example.org/a?b=1#c, bitte.',
    'Siehe [https://example.org/a?b=1#c → https://example.org/a?b=1#c], bitte.',
  ],
  ['(http://example.org/a)', '([http://example.org/a → http://example.org/a])'],
  ['https://example.org/a_(b)', '[https://example.org/a_(b) → https://example.org/a_(b)]'],
  ['HTTPS://EXAMPLE.org/A', '[https://example.org/A → https://example.org/A]'],
  [
    'https://аррlе.com/konto',
    '[https://xn--l-7sbq6ba.com/konto → https://xn--l-7sbq6ba.com/konto]',
  ],
  [
    'https://münchen.de/Straße',
    '[https://xn--mnchen-3ya.de/Straße → https://xn--mnchen-3ya.de/Stra%C3%9Fe]',
  ],
  ['https://bank.de@example.org/', 'https://bank.de@example.org/'],
  ['https://a:b@example.org/', 'https://a:b@example.org/'],
  ['javascript:alert(1)', 'javascript:alert(1)'],
  ['data:text/html,x file:///etc/passwd', 'data:text/html,x file:///etc/passwd'],
  ['https://', 'https://'],
  ['https://[::1', 'https://[::1'],
  ['www.example.org', 'www.example.org'],
  [
    'https://a.org https://b.org',
    '[https://a.org → https://a.org/] [https://b.org → https://b.org/]',
  ],
];

for (const [text, shown] of rows) {
  test(`links in: ${text}`, () => {
    const parts = chatParts(text);
    const written = parts.map((part) =>
      part.is === 'text' ? part.text : `[${part.text} → ${part.href}]`,
    );
    assert.equal(written.join(''), shown);
  });
}
