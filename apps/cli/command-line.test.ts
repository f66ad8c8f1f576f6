import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseStartOptions, type StartOptions } from './command-line.ts';
import { OperatorError } from './operator-error.ts';
import { inRoot } from './places.ts';

const DEFAULTS: StartOptions = {
  dataFolder: inRoot('data'),
  port: 8440,
  mediaUdpPort: 8450,
  mediaTcpPort: 8451,
};

describe('the options of start', () => {
  const TAKEN: readonly [string, Partial<StartOptions>][] = [
    ['', {}],
    ['--port 9000', { port: 9000, mediaUdpPort: 9010, mediaTcpPort: 9011 }],
    ['--port=9000 --media-port 7000', { port: 9000, mediaUdpPort: 7000, mediaTcpPort: 7001 }],
    ['--data there', { dataFolder: '/some/where/there' }],
    ['--data /else', { dataFolder: '/else' }],
    ['--listen 127.0.0.1', {}],
    ['--listen localhost', {}],
  ];
  for (const [line, expected] of TAKEN) {
    test(`takes "${line}"`, () => assert.deepEqual(parse(line), { ...DEFAULTS, ...expected }));
  }

  const REFUSED: readonly [string, string][] = [
    ['--listen 0.0.0.0', 'address-refused'],
    ['--listen ::', 'address-refused'],
    ['--listen 127.0.0.1.example.org', 'address-refused'],
    ['--domain example.org', 'address-refused'],
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
