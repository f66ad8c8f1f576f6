import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { OutboundRefusedError, type OutboundRefusal } from './outbound-refused.ts';
import { tenantAddress } from './tenant-address.ts';

const ACCEPTED: readonly [text: string, host: string, path: string][] = [
  ['https://login.hospital.org', 'login.hospital.org', '/'],
  ['https://login.hospital.org/realms/a?b=c', 'login.hospital.org', '/realms/a?b=c'],
  ['https://Login.Hospital.ORG/A', 'login.hospital.org', '/A'],
  ['https://login.hospital.org:443/', 'login.hospital.org', '/'],
  ['https://xn--bcher-kva.org/', 'xn--bcher-kva.org', '/'],
  ['https://1a.org/', '1a.org', '/'],
  ['https://a.b.c.d.org/#fragment', 'a.b.c.d.org', '/'],
  ['HTTPS://login.hospital.org/', 'login.hospital.org', '/'],
];

const REFUSED: Readonly<Partial<Record<OutboundRefusal, readonly string[]>>> = {
  'not-tls': [
    'http://login.hospital.org',
    'ftp://a.org',
    'file:///etc/passwd',
    'gopher://a.org',
    '//a.org',
    'a.org',
    '',
    'javascript:alert(1)',
    'data:text/plain,x',
    'unix:/run/x',
    ' https://a.org',
    'wss://a.org',
    'blob:https://a.org/x',
  ],
  literal: [
    'https://127.0.0.1',
    'https://127.1',
    'https://127.0.1',
    'https://2130706433',
    'https://0',
    'https://0x7f000001',
    'https://0x7f.0x0.0x0.0x1',
    'https://0X7F.1',
    'https://0177.0.0.1',
    'https://017700000001',
    'https://00000177.1',
    'https://127.0.0.1.',
    'https://0x7f.1.',
    'https://[::1]',
    'https://[::ffff:127.0.0.1]',
    'https://[::ffff:7f00:1]',
    'https://[::]',
    'https://[64:ff9b::7f00:1]',
    'https://[2002:7f00:1::]',
    'https://[fd00:ec2::254]',
    'https://169.254.169.254/latest/meta-data/',
    'https://8.8.8.8',
    'https://[2606:4700::1111]',
    'https://%31%32%37.0.0.1',
    'https://127%2e0%2e0%2e1',
    'https://4294967295',
    'https://0.0.0.0',
    'https://127.0x0.1',
    'https://10.0.0.010',
  ],
  spelling: [
    'https://１２７.0.0.1',
    'https://①②⑦.0.0.1',
    'https://bücher.org',
    'https://a。org',
    'https://login.hospital.org.',
    'https://a..org',
    'https://.a.org',
    'https://-a.org',
    'https://a_b.org',
    'https://a\u00adb.org',
    'https://a\tb.org',
    'https://a\nb.org',
    'https:\\\\a.org',
    'https://a.org\\@b.org',
    'https:a.org',
    'https:/a.org',
    'https:///a.org',
    'https://%61.org',
    'https://a.org:80:443',
    'https://a.org:99999',
    'https://a org',
    'https://a.org/\u0000',
    'https://a.org/ä',
    `https://a.org/${'x'.repeat(3000)}`,
    'https://',
    'https://?x',
    'https://127.0.0.1%00.a.org',
    'https://localhost.',
    `https://${'a'.repeat(64)}.org`,
    'https://*.a.org',
    'https://a,b.org',
    'https://ａ.org',
    'https://[::1%25eth0]',
    'https://[::1',
    'https://256.256.256.256',
    'https://1.2.3.4.5',
    'https://0x100000000',
  ],
  'with-secret': [
    'https://a@b.org',
    'https://a:b@c.org',
    'https://login.hospital.org@127.0.0.1',
    'https://@a.org',
    'https://:@a.org',
    'https://a.org:443@127.0.0.1',
  ],
  'inner-name': [
    'https://localhost',
    'https://LOCALHOST',
    'https://metadata',
    'https://metadata.google.internal',
    'https://a.localhost',
    'https://printer.local',
    'https://db.intranet',
    'https://nas.lan',
    'https://a.home.arpa',
    'https://1.0.0.127.in-addr.arpa',
    'https://a.onion',
    'https://a.test',
    'https://a.invalid',
    'https://a.example',
    'https://localhost:443',
  ],
  port: [
    'https://a.org:80',
    'https://a.org:22',
    'https://a.org:8443',
    'https://a.org:6379',
    'https://a.org:0',
    'https://a.org:1',
  ],
};

describe('an address that a tenant enters', () => {
  test('is taken where it is written plainly', () => {
    for (const [text, host, path] of ACCEPTED)
      assert.deepEqual(tenantAddress(text), { host, port: 443, path }, text);
  });

  for (const [reason, texts] of Object.entries(REFUSED))
    test(`is refused as ${reason}`, () => {
      for (const text of texts)
        assert.throws(
          () => tenantAddress(text),
          (error) => {
            assert.ok(error instanceof OutboundRefusedError, `${text}: ${String(error)}`);
            assert.equal(error.reason, reason, JSON.stringify(text));
            return true;
          },
          JSON.stringify(text),
        );
    });

  test('may have another port where the operator approved it', () => {
    const approved = (host: string, port: number) => host === 'a.org' && port === 8443;
    assert.equal(tenantAddress('https://a.org:8443/', approved).port, 8443);
    assert.throws(() => tenantAddress('https://b.org:8443/', approved), { reason: 'port' });
  });
});
