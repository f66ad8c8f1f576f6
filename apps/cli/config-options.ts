import { isIP } from 'node:net';
import { isAbsolute, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { portNumber } from './command-line.ts';
import { usageError } from './operator-error.ts';
import { domainName } from './web-address.ts';

export type ConfigKind = 'nginx' | 'haproxy' | 'coturn' | 'systemd';

/** What was said, checked one by one; what depends on the kind is filled in by it. */
export interface ConfigOptions {
  readonly domains: readonly string[];
  readonly listen: readonly string[];
  readonly port: number;
  readonly publicPort: number;
  readonly redirectPort: number | undefined;
  readonly relayPort: number | undefined;
  readonly mediaAddress: string | undefined;
  readonly relayAddress: string | undefined;
  readonly certificate: string | undefined;
  readonly key: string | undefined;
  readonly run: string | undefined;
  readonly data: string | undefined;
  readonly write: string | undefined;
  readonly startWords: readonly string[];
}

const OPTIONS = {
  domain: { type: 'string', multiple: true },
  listen: { type: 'string', multiple: true },
  port: { type: 'string' },
  'public-port': { type: 'string' },
  'redirect-port': { type: 'string' },
  'relay-port': { type: 'string' },
  'media-address': { type: 'string' },
  'relay-address': { type: 'string' },
  certificate: { type: 'string' },
  key: { type: 'string' },
  run: { type: 'string' },
  data: { type: 'string' },
  write: { type: 'string' },
} as const;

const NO_PORT = 'none';
/** What could end a word or begin something else in one of the files. */
const UNSAFE_IN_FILES = /[\s"'`\\;{}#$%=]/;

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

/** Words after `--` are for `start`. Relative paths count from `cwd`. */
export function parseConfigOptions(args: readonly string[], cwd: string): ConfigOptions {
  const end = args.indexOf('--');
  const values = parse(end < 0 ? args : args.slice(0, end));
  const path = (option: 'certificate' | 'key' | 'run' | 'data' | 'write'): string | undefined =>
    pathOf(option, values[option], cwd);
  return {
    domains: [...new Set((values.domain ?? []).map(domainName))],
    listen: (values.listen ?? ['0.0.0.0', '::']).map((text) => addressOf('--listen', text)),
    port: portNumber('--port', values.port, 8440),
    publicPort: portNumber('--public-port', values['public-port'], 443),
    redirectPort: optionalPort('--redirect-port', values['redirect-port'], 80),
    relayPort: optionalPort('--relay-port', values['relay-port'], undefined),
    mediaAddress: optionalAddress('--media-address', values['media-address']),
    relayAddress: optionalAddress('--relay-address', values['relay-address']),
    certificate: path('certificate'),
    key: path('key'),
    run: path('run'),
    data: path('data'),
    write: path('write'),
    startWords: end < 0 ? [] : args.slice(end + 1),
  };
}

function parse(args: readonly string[]): Values {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true, allowPositionals: false })
      .values;
  } catch {
    throw usageError(
      'option-unknown',
      'This option or value is not known: --help lists what there is.',
    );
  }
}

function pathOf(option: string, text: string | undefined, cwd: string): string | undefined {
  if (text === undefined) return undefined;
  const path = isAbsolute(text) ? text : resolve(cwd, text);
  if (UNSAFE_IN_FILES.test(path))
    throw usageError(
      'path-unsafe',
      `--${option} takes a path without spaces, quotes or other signs that mean something in a configuration: choose another place.`,
    );
  return path;
}

function optionalPort(
  option: string,
  text: string | undefined,
  fallback: number | undefined,
): number | undefined {
  if (text === NO_PORT) return undefined;
  return text === undefined ? fallback : portNumber(option, text, 0);
}

function optionalAddress(option: string, text: string | undefined): string | undefined {
  return text === undefined ? undefined : addressOf(option, text);
}

function addressOf(option: string, text: string): string {
  if (isIP(text) !== 0 && !text.includes('%')) return text;
  throw usageError('address-invalid', `${option} takes an IP address of this machine.`);
}
