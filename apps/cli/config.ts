import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
// By path: these files need nothing that has to be installed first.
import * as operations from '../../products/operations/supervisor.ts';
import { lint } from './config-lint.ts';
import { parseConfigOptions, type ConfigKind, type ConfigOptions } from './config-options.ts';
import { usageError } from './operator-error.ts';
import { inRoot, ROOT } from './places.ts';
import { print } from './print.ts';

const HELP = `./blende config nginx | haproxy | coturn | systemd [options]
./blende config lint FILE …
./blende config check [--data DIR]

Prints a configuration that keeps no trace of a visitor. With nginx or HAProxy in front, start
Blende with --behind-proxy, the same --domain and --port, and --media-address.
lint reads configurations of nginx, with what they include, of HAProxy and of coturn, and names
file and line of what would write or pass on traces. It answers 1 if it found any, 2 if it could
not read everything.
check reads config/blende.json of the data folder, and says what is in force or what is wrong there.

  --domain NAME       host name under which people reach it; may be given several times
  --port N            where Blende listens on this machine (default: 8440)
  --public-port N     where the proxy is reached (default: 443)
  --redirect-port N   plain HTTP that leads there, or "none" (default: 80)
  --listen ADDRESS    addresses of the proxy; may be given several times (default: 0.0.0.0 and ::)
  --certificate FILE  PEM: the certificate, then those that vouch for it; for HAProxy its key too
                      (default: what certbot keeps for the name; for HAProxy /etc/blende/NAME.pem)
  --key FILE          PEM: its private key
  --relay-port N      coturn's port on this machine (coturn: 3478); without it, TURN goes to Blende
  --media-address IP  coturn: where the media engine is reached, the only peer that is relayed to
  --relay-address IP  coturn: address of this machine to relay from (default: --media-address)
  --run DIR           what the proxy needs while it runs, in memory (default: /run/blende-NAME)
  --data DIR          systemd, check: the data folder; words after "--" are further options of start
  --write DIR         writes all files, the unit of systemd among them, instead of printing one
  --help              prints this`;

const KINDS: readonly ConfigKind[] = ['nginx', 'haproxy', 'coturn', 'systemd'];
const RELAY_PORT = 3478;
const SECRET_BYTES = 32;

/** Answers the exit code. */
export async function config([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || [name, ...args].includes('--help') || name === '-h') {
    print(HELP);
    return 0;
  }
  if (name === 'lint') return await lint(args);
  // Imported only when asked for: it needs the dependencies.
  if (name === 'check') return (await import('./config-check.ts')).check(args);
  const kind = KINDS.find((known) => known === name);
  if (kind === undefined)
    throw usageError(
      'config-unknown',
      'Say nginx, haproxy, coturn, systemd, lint or check: --help explains them.',
    );
  give(kind, parseConfigOptions(args, process.cwd()));
  return 0;
}

function give(kind: ConfigKind, options: ConfigOptions): void {
  const { write } = options;
  const files = FILES_OF[kind](options, write ?? '/etc/blende');
  if (write === undefined) {
    print(files[0].text.trimEnd());
    return;
  }
  mkdirSync(write, { recursive: true });
  for (const file of files) writeNew(join(write, file.name), file);
}

function writeNew(path: string, { text, secret }: operations.ConfigurationFile): void {
  const mode = secret ? 0o600 : 0o644;
  writeFileSync(path, text, { mode });
  // It may have been there with another mode.
  chmodSync(path, mode);
  print(`Written: ${path}`);
}

type Files = ReturnType<typeof operations.systemdFiles>;

const FILES_OF: Readonly<Record<ConfigKind, (options: ConfigOptions, folder: string) => Files>> = {
  nginx: (options, folder) => operations.nginxFiles(siteOf('nginx', options), folder),
  haproxy: (options, folder) => operations.haproxyFiles(siteOf('haproxy', options), folder),
  coturn: (options, folder) => operations.coturnFiles(relayOf(options), folder),
  systemd: ({ data, startWords }) =>
    operations.systemdFiles({
      programFolder: ROOT,
      dataFolder: data ?? inRoot('data'),
      startWords,
    }),
};

function siteOf(kind: 'nginx' | 'haproxy', options: ConfigOptions): operations.ProxiedSite {
  const { listen, publicPort, redirectPort, port: instancePort, relayPort } = options;
  const domains = domainsOf(options);
  const kept = `/etc/letsencrypt/live/${domains[0]}`;
  const usual = kind === 'nginx' ? `${kept}/fullchain.pem` : `/etc/blende/${domains[0]}.pem`;
  return {
    domains,
    listen,
    publicPort,
    redirectPort,
    instancePort,
    relayPort,
    certificateFile: options.certificate ?? usual,
    keyFile: options.key ?? `${kept}/privkey.pem`,
    runFolder: options.run ?? `/run/blende-${kind}`,
  };
}

function relayOf(options: ConfigOptions): Parameters<typeof operations.coturnFiles>[0] {
  const { mediaAddress, relayPort = RELAY_PORT } = options;
  if (mediaAddress === undefined)
    throw usageError(
      'media-address-missing',
      'A relay may reach the media engine alone: give its address with --media-address IP.',
    );
  return {
    domain: domainsOf(options)[0],
    relayPort,
    mediaAddress,
    relayAddress: options.relayAddress ?? mediaAddress,
    // Never on a terminal.
    secret:
      options.write === undefined ? undefined : randomBytes(SECRET_BYTES).toString('base64url'),
    runFolder: resolve(options.run ?? '/run/blende-coturn'),
  };
}

function domainsOf({ domains: [first, ...others] }: ConfigOptions): readonly [string, ...string[]] {
  if (first === undefined)
    throw usageError('domain-missing', 'A configuration is for a name: give --domain NAME.');
  return [first, ...others];
}
