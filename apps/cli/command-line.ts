import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { StartPolicy } from '@blende/conference/supervisor.ts';
import { parseCapacity, type CapacityOptions } from './capacity.ts';
import { usageError } from './operator-error.ts';
import { inRoot } from './places.ts';
import {
  assertNames,
  hasMeetings,
  libraryPortOf,
  parseOnly,
  type StartedProducts,
} from './products.ts';
import { parseWebAddress, type WebAddress } from './web-address.ts';

export interface ProxyInFront {
  readonly publicPort: number;
  /** What a relay beside the engine shares with it; undefined for the engine's own relay. */
  readonly relaySecretFile: string | undefined;
  /** Absolute paths: what the auditor reads to know that it keeps no trace. */
  readonly configurationFiles: readonly string[];
}

export interface StartOptions extends WebAddress, StartedProducts {
  readonly dataFolder: string;
  readonly port: number;
  readonly mediaUdpPort: number;
  readonly mediaTcpPort: number;
  /** Plain HTTP that leads to HTTPS and shows proofs to authorities. */
  readonly redirectPort: number | undefined;
  /** Ends TLS in front, on this machine; undefined if nothing does. */
  readonly proxy: ProxyInFront | undefined;
  /** Who may start meetings. */
  readonly startPolicy: StartPolicy;
  readonly capacity: CapacityOptions;
}

// Written here too: products cannot be loaded before their dependencies are installed.
const START_POLICIES: readonly StartPolicy[] = ['everybody', 'start-link', 'nobody'];
const DEFAULT_PORT = 8440;
const DEFAULT_MEDIA_PORT = 8450;
const MEDIA_PORT_DISTANCE = 10;
/** Below it, only a privileged user may listen. */
const FIRST_ORDINARY_PORT = 1024;
const HTTPS_PORT = 443;
const HTTP_PORT = 80;
const HIGHEST_PORT = 65_535;
const OPTIONS = {
  only: { type: 'string' },
  data: { type: 'string' },
  port: { type: 'string' },
  'media-port': { type: 'string' },
  listen: { type: 'string' },
  domain: { type: 'string', multiple: true },
  'library-domain': { type: 'string', multiple: true },
  certificate: { type: 'string' },
  key: { type: 'string' },
  'acme-directory': { type: 'string' },
  'acme-ca': { type: 'string' },
  'redirect-port': { type: 'string' },
  'behind-proxy': { type: 'boolean' },
  'public-port': { type: 'string' },
  'relay-secret': { type: 'string' },
  'proxy-configuration': { type: 'string', multiple: true },
  'media-address': { type: 'string' },
  start: { type: 'string' },
  'max-rooms': { type: 'string' },
  'max-participants': { type: 'string' },
  'max-per-room': { type: 'string' },
  help: { type: 'boolean' },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

/** The options of `start` and `doctor`, or `help` if that was asked for. Relative paths count from `cwd`. */
export function parseStartOptions(args: readonly string[], cwd: string): StartOptions | 'help' {
  const values = parse(args);
  if (values.help === true) return 'help';
  const only = parseOnly(values.only);
  const ports = parsePorts(values);
  const address = parseWebAddress(
    {
      listen: values.listen,
      domains: values.domain ?? [],
      libraryDomains: values['library-domain'] ?? [],
      certificate: values.certificate,
      key: values.key,
      acmeDirectory: values['acme-directory'],
      acmeCa: values['acme-ca'],
      mediaAddress: values['media-address'],
      behindProxy: values['behind-proxy'] === true,
      hasMedia: hasMeetings({ only }),
    },
    cwd,
  );
  const options = {
    dataFolder: values.data === undefined ? inRoot('data') : resolve(cwd, values.data),
    startPolicy: parseStartPolicy(values.start),
    capacity: parseCapacity(values),
    only,
    ...ports,
    libraryPort: libraryPortOf(only, address, ports),
    ...address,
    proxy: parseProxy(values, cwd),
    redirectPort: parseRedirectPort(values['redirect-port'], ports, address),
  };
  assertNames(only, address);
  return options;
}

/** Authorities look for the proof on port 80 (RFC 8555, section 8.3), as do people who type a bare name. */
function parseRedirectPort(
  text: string | undefined,
  { port, mediaTcpPort }: Pick<StartOptions, 'port' | 'mediaTcpPort'>,
  { certificate }: WebAddress,
): number | undefined {
  if (text !== undefined && certificate === undefined)
    throw usageError(
      'tls-missing',
      '--redirect-port leads to TLS: it needs --domain, and no proxy in front, which redirects itself.',
    );
  const wanted =
    certificate?.kind === 'authority' || (certificate !== undefined && port === HTTPS_PORT);
  if (text === undefined && !wanted) return undefined;
  const redirectPort = portNumber('--redirect-port', text, HTTP_PORT);
  if (redirectPort === port || redirectPort === mediaTcpPort)
    throw usageError(
      'port-invalid',
      'Choose another --redirect-port: this one is taken by another option.',
    );
  return redirectPort;
}

function parseProxy(values: Values, cwd: string): StartOptions['proxy'] {
  const { 'public-port': publicPort, 'relay-secret': secretFile } = values;
  const files = (values['proxy-configuration'] ?? []).map((file) => resolve(cwd, file));
  if (values['behind-proxy'] === true)
    return {
      publicPort: portNumber('--public-port', publicPort, HTTPS_PORT),
      relaySecretFile: secretFile === undefined ? undefined : resolve(cwd, secretFile),
      configurationFiles: files,
    };
  if (publicPort === undefined && secretFile === undefined && files.length === 0) return undefined;
  throw usageError(
    'proxy-missing',
    '--public-port, --relay-secret and --proxy-configuration are for a proxy in front: they need --behind-proxy.',
  );
}

function parseStartPolicy(text = 'everybody'): StartPolicy {
  const found = START_POLICIES.find((policy) => policy === text);
  if (found !== undefined) return found;
  throw usageError('start-invalid', `--start takes one of ${START_POLICIES.join(', ')}.`);
}

function parsePorts(values: Values): Pick<StartOptions, 'port' | 'mediaUdpPort' | 'mediaTcpPort'> {
  const port = portNumber('--port', values.port, DEFAULT_PORT);
  // Beside a privileged web port, picture and sound need no privilege of their own.
  const nearby = port < FIRST_ORDINARY_PORT ? DEFAULT_MEDIA_PORT : port + MEDIA_PORT_DISTANCE;
  const mediaUdpPort = portNumber('--media-port', values['media-port'], nearby);
  const mediaTcpPort = mediaUdpPort + 1;
  if (mediaTcpPort > HIGHEST_PORT || mediaTcpPort === port)
    throw usageError(
      'port-invalid',
      'Choose ports so that --port, --media-port and the one after it differ and are below 65536.',
    );
  return { port, mediaUdpPort, mediaTcpPort };
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

/** @throws OperatorError for what is no port. */
export function portNumber(option: string, text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > HIGHEST_PORT)
    throw usageError('port-invalid', `${option} takes a number from 1 to ${HIGHEST_PORT}.`);
  return port;
}
