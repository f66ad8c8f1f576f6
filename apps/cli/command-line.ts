import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { usageError } from './operator-error.ts';
import { inRoot } from './places.ts';

export interface StartOptions {
  readonly dataFolder: string;
  readonly port: number;
  readonly mediaUdpPort: number;
  readonly mediaTcpPort: number;
}

const DEFAULT_PORT = 8440;
const MEDIA_PORT_DISTANCE = 10;
const LOOPBACK = new Set(['localhost', '127.0.0.1']);
const OPTIONS = {
  data: { type: 'string' },
  port: { type: 'string' },
  'media-port': { type: 'string' },
  listen: { type: 'string' },
  domain: { type: 'string', multiple: true },
  help: { type: 'boolean' },
} as const;

/** The options of `start` and `doctor`, or `help` if that was asked for. Relative paths count from `cwd`. */
export function parseStartOptions(args: readonly string[], cwd: string): StartOptions | 'help' {
  const values = parse(args);
  if (values.help === true) return 'help';
  if (values.domain !== undefined || (values.listen !== undefined && !LOOPBACK.has(values.listen)))
    throw usageError(
      'address-refused',
      'Without TLS, Blende listens on this machine alone (127.0.0.1): leave out --listen and --domain.',
    );
  const port = portNumber('--port', values.port, DEFAULT_PORT);
  const mediaUdpPort = portNumber('--media-port', values['media-port'], port + MEDIA_PORT_DISTANCE);
  const mediaTcpPort = mediaUdpPort + 1;
  if (mediaTcpPort > 65_535 || mediaTcpPort === port)
    throw usageError(
      'port-invalid',
      'Choose ports so that --port, --media-port and the one after it differ and are below 65536.',
    );
  return {
    dataFolder: values.data === undefined ? inRoot('data') : resolve(cwd, values.data),
    port,
    mediaUdpPort,
    mediaTcpPort,
  };
}

function parse(
  args: readonly string[],
): ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'] {
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

function portNumber(option: string, text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535)
    throw usageError('port-invalid', `${option} takes a number from 1 to 65535.`);
  return port;
}
