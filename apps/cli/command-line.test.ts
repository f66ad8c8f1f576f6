import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseStartOptions, type StartOptions } from './command-line.ts';
import { OperatorError } from './operator-error.ts';
import { inRoot } from './places.ts';

const DEFAULTS: StartOptions = {
  only: undefined,
  libraryPort: 8441,
  libraryDomains: [],
  dataFolder: inRoot('data'),
  port: 8440,
  mediaUdpPort: 8450,
  mediaTcpPort: 8451,
  startPolicy: 'everybody',
  capacity: {},
  listen: '127.0.0.1',
  mediaAddress: '127.0.0.1',
  domains: [],
  redirectPort: undefined,
  proxy: undefined,
  certificate: undefined,
};
const FILES = '--certificate c.pem --key k.pem';
const certificate = {
  kind: 'files',
  certificateFile: '/some/where/c.pem',
  keyFile: '/some/where/k.pem',
} as const;
const LETS_ENCRYPT = 'https://acme-v02.api.letsencrypt.org/directory';

describe('the options of start', () => {
  const TAKEN: readonly [string, Partial<StartOptions>][] = [
    ['', {}],
    ['--port 9000', { port: 9000, libraryPort: 9001, mediaUdpPort: 9010, mediaTcpPort: 9011 }],
    [
      '--port=9000 --media-port 7000',
      { port: 9000, libraryPort: 9001, mediaUdpPort: 7000, mediaTcpPort: 7001 },
    ],
    ['--data there', { dataFolder: '/some/where/there' }],
    ['--data /else', { dataFolder: '/else' }],
    [
      '--max-rooms 3 --max-participants 40 --max-per-room 20',
      { capacity: { rooms: 3, participants: 40, participantsPerRoom: 20 } },
    ],
    ['--max-rooms 100000', { capacity: { rooms: 100_000 } }],
    ['--listen 127.0.0.1', {}],
    ['--listen localhost', {}],
    ['--port 443', { port: 443, libraryPort: 444, mediaUdpPort: 8450, mediaTcpPort: 8451 }],
    [
      `--listen 192.0.2.7 --domain Meet.Example.org ${FILES}`,
      {
        listen: '192.0.2.7',
        mediaAddress: '192.0.2.7',
        domains: ['meet.example.org'],
        certificate,
      },
    ],
    [
      `--listen :: --media-address 2001:db8::7 --domain a.example --domain bücher.example ${FILES}`,
      {
        listen: '::',
        mediaAddress: '2001:db8::7',
        domains: ['a.example', 'xn--bcher-kva.example'],
        certificate,
      },
    ],
    [
      `--port 443 --domain a.example ${FILES}`,
      { port: 443, domains: ['a.example'], certificate, redirectPort: 80 },
    ],
    [
      '--domain a.example',
      {
        domains: ['a.example'],
        certificate: { kind: 'authority', directoryUrl: LETS_ENCRYPT, caFile: undefined },
        redirectPort: 80,
      },
    ],
    [
      '--domain a.example --acme-directory https://ca.example/dir --acme-ca ca.pem --redirect-port 8080',
      {
        domains: ['a.example'],
        certificate: {
          kind: 'authority',
          directoryUrl: 'https://ca.example/dir',
          caFile: '/some/where/ca.pem',
        },
        redirectPort: 8080,
      },
    ],
    [
      '--behind-proxy --domain a.example --media-address 192.0.2.7',
      {
        domains: ['a.example'],
        mediaAddress: '192.0.2.7',
        proxy: { publicPort: 443, relaySecretFile: undefined, configurationFiles: [] },
      },
    ],
    [
      '--behind-proxy --public-port 8443 --domain a.example --media-address 127.0.0.1 --relay-secret s --proxy-configuration n.conf --proxy-configuration /etc/t.conf',
      {
        domains: ['a.example'],
        proxy: {
          publicPort: 8443,
          relaySecretFile: '/some/where/s',
          configurationFiles: ['/some/where/n.conf', '/etc/t.conf'],
        },
      },
    ],
    [`--domain localhost ${FILES}`, { domains: ['localhost'], certificate }],
  ];
  for (const [line, expected] of TAKEN) {
    test(`takes "${line}"`, () => {
      // Whoever names the meetings names the library too.
      const isNamed = line.includes('--domain');
      const library = isNamed
        ? { libraryDomains: ['library.example'], libraryPort: undefined }
        : undefined;
      const words = isNamed ? `${line} --library-domain library.example` : line;
      assert.deepEqual(parse(words), { ...DEFAULTS, ...library, ...expected });
    });
  }

  const PRODUCTS: readonly [string, Partial<StartOptions>][] = [
    ['--only conference', { only: 'conference', libraryPort: undefined }],
    ['--only video-cms', { only: 'video-cms' }],
    [
      `--only conference --domain a.example ${FILES}`,
      { only: 'conference', libraryPort: undefined, domains: ['a.example'], certificate },
    ],
    [
      `--only video-cms --listen 0.0.0.0 --library-domain Library.example ${FILES}`,
      {
        only: 'video-cms',
        libraryPort: undefined,
        libraryDomains: ['library.example'],
        listen: '0.0.0.0',
        mediaAddress: '0.0.0.0',
        certificate,
      },
    ],
    [
      '--only video-cms --behind-proxy --library-domain library.example',
      {
        only: 'video-cms',
        libraryPort: undefined,
        libraryDomains: ['library.example'],
        proxy: { publicPort: 443, relaySecretFile: undefined, configurationFiles: [] },
      },
    ],
  ];
  for (const [line, expected] of PRODUCTS)
    test(`takes "${line}"`, () => assert.deepEqual(parse(line), { ...DEFAULTS, ...expected }));

  const REFUSED: readonly [string, string][] = [
    ['--only both', 'only-invalid'],
    [`--domain a.example ${FILES}`, 'library-domain-missing'],
    [`--library-domain a.example ${FILES}`, 'domain-missing'],
    [`--domain a.example --library-domain A.example ${FILES}`, 'library-domain-same'],
    [
      `--only conference --domain a.example --library-domain b.example ${FILES}`,
      'library-domain-unused',
    ],
    [`--only video-cms --domain a.example ${FILES}`, 'domain-unused'],
    ['--port 9000 --media-port 9000', 'port-invalid'],
    ['--listen 0.0.0.0', 'tls-missing'],
    ['--listen ::', 'tls-missing'],
    [`--listen 192.0.2.7 ${FILES}`, 'tls-missing'],
    ['--redirect-port 80', 'tls-missing'],
    ['--acme-ca ca.pem', 'domain-missing'],
    ['--domain a.example --acme-directory http://ca.example/dir', 'acme-directory-invalid'],
    [`--domain a.example --acme-ca ca.pem ${FILES}`, 'certificate-twice'],
    ['--domain a.example --redirect-port 8440', 'port-invalid'],
    [FILES, 'tls-missing'],
    ['--behind-proxy --media-address 192.0.2.7', 'domain-missing'],
    ['--behind-proxy --domain a.example', 'media-address-missing'],
    [
      '--behind-proxy --domain a.example --media-address 192.0.2.7 --listen 192.0.2.7',
      'proxy-elsewhere',
    ],
    [
      `--behind-proxy --domain a.example --media-address 192.0.2.7 ${FILES}`,
      'proxy-has-certificate',
    ],
    [
      '--behind-proxy --domain a.example --media-address 192.0.2.7 --redirect-port 80',
      'tls-missing',
    ],
    ['--public-port 443 --domain a.example', 'proxy-missing'],
    ['--proxy-configuration n.conf', 'proxy-missing'],
    [`--relay-secret s --domain a.example ${FILES}`, 'proxy-missing'],
    ['--listen 127.0.0.1.example.org', 'address-invalid'],
    ['--listen meet.example.org', 'address-invalid'],
    [`--listen 0.0.0.0 --domain a.example ${FILES}`, 'media-address-missing'],
    ['--media-address 0.0.0.0', 'media-address-invalid'],
    ['--media-address meet.example.org', 'media-address-invalid'],
    ['--domain a.example --certificate c.pem', 'certificate-incomplete'],
    [`--domain https://a.example ${FILES}`, 'domain-invalid'],
    [`--domain a.example:8440 ${FILES}`, 'domain-invalid'],
    [`--domain a.example/r ${FILES}`, 'domain-invalid'],
    [`--domain 192.0.2.7 ${FILES}`, 'domain-invalid'],
    [`--domain *.example ${FILES}`, 'domain-invalid'],
    ['--start whoever', 'start-invalid'],
    ['--max-rooms 0', 'capacity-invalid'],
    ['--max-participants 100001', 'capacity-invalid'],
    ['--max-per-room many', 'capacity-invalid'],
    ['--max-per-room 151', 'capacity-invalid'],
    ['--port 0', 'port-invalid'],
    ['--port 65536', 'port-invalid'],
    ['--port 80x', 'port-invalid'],
    ['--port 65530', 'port-invalid'],
    ['--media-port 65535', 'port-invalid'],
    ['--port 9000 --media-port 8999', 'port-invalid'],
    ['--port', 'option-unknown'],
    ['--prot 9000', 'option-unknown'],
    ['9000', 'option-unknown'],
  ];
  for (const [line, code] of REFUSED) {
    test(`refuses "${line}" with ${code}`, () => {
      assert.throws(
        () => parse(line),
        (error) => error instanceof OperatorError && error.code === code && error.exitCode === 2,
      );
    });
  }

  test('help comes before everything else', () => assert.equal(parse('--help --port 0'), 'help'));
});

function parse(line: string): StartOptions | 'help' {
  return parseStartOptions(
    line.split(' ').filter((word) => word !== ''),
    '/some/where',
  );
}
