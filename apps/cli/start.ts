import { readCertificate } from './certificate/certificate-files.ts';
import { parseStartOptions, type StartOptions } from './command-line.ts';
import { mayHaveLeftovers, openDataFolder } from './data-folder.ts';
import { assertFacts, assertFactsFile } from './facts-gate.ts';
import { portProblem, portsOf, whyTaken } from './ports.ts';
import { print } from './print.ts';
import { allDomains, hasLibrary } from './products.ts';
import { libraryOrigins, publicOrigins } from './public-origins.ts';
import { since } from './step.ts';
import { ENGINE } from './steps/engine.ts';
import { prepare } from './steps/prepare.ts';

const HELP = `./blende start [options]

Installs and builds what is missing, starts everything, and prints the addresses of meetings and
library. Ctrl-C ends it. Without further options Blende can be reached on this machine alone.

  --data DIR          where Blende keeps what must outlive it (default: data, beside this program)
  --only PRODUCT      conference: meetings alone, with no database and nothing kept on a disk;
                      video-cms: the library alone, with no media engine (default: both)
  --port N            port of the web address (default: 8440); the library takes the next one
  --media-port N      UDP port of picture and sound; TCP takes the next one
                      (default: --port plus 10; 8450 if --port is below 1024)

For others to reach it, after ./blende setup has asked who operates it:
  --listen ADDRESS    IP address that the web port binds; 0.0.0.0 or :: for all (default: 127.0.0.1)
  --domain NAME       host name under which people reach it; may be given several times
  --library-domain NAME  host name of the library, which needs one of its own; the certificate
                      covers it too
  --certificate FILE  PEM file: the certificate for these names, then those that vouch for it
  --key FILE          PEM file: its private key. Both files are read again when they change
  --acme-directory URL  without --certificate: the authority that issues one by ACME
                      (default: Let's Encrypt; starting means that you accept its terms)
  --acme-ca FILE      PEM file of who vouches for that address, if the system does not know them
  --redirect-port N   port of plain HTTP, which leads to HTTPS and proves the name to the authority
                      (default: 80 with --port 443 or without --certificate, else none)
  --media-address IP  address that browsers send picture and sound to (default: --listen;
                      needed with 0.0.0.0 or ::, and behind an address translation)

Behind a proxy on this machine that ends TLS (./blende config writes its configuration):
  --behind-proxy      plain HTTP on --port of this machine; needs --domain and --media-address
  --public-port N     port at which the proxy is reached (default: 443)
  --proxy-configuration FILE  the proxy's configuration, which the auditor then reads every day;
                      may be given several times
  --relay-secret FILE what ./blende config coturn wrote, if coturn relays behind that proxy
                      in place of Blende's own relay

Who may start meetings:
  --start WHO         everybody (default), start-link (whoever has what ./blende start-link prints)
                      or nobody; whoever has an invitation may always join a meeting that runs

How much it carries; who comes beyond that is told so:
  --max-rooms N         meetings at once (default: 200)
  --max-participants N  participants in all meetings (default: 1000)
  --max-per-room N      participants in one meeting (default: 100)

  --help              prints this`;

/** Runs until it is told to stop; answers the exit code. */
export async function start(args: readonly string[]): Promise<number> {
  const options = parseStartOptions(args, process.cwd());
  if (options === 'help') {
    print(HELP);
    return 0;
  }
  if (options.certificate?.kind === 'files')
    readCertificate(options.certificate, allDomains(options));
  assertFactsFile(options);
  const startedAt = performance.now();
  print('Blende starts.');
  const lock = openDataFolder(options.dataFolder);
  try {
    // After a crash the ports may be taken by what it left, which ends only later.
    if (!mayHaveLeftovers(options.dataFolder)) await assertPortsFree(options);
    await prepare(hasLibrary(options) ? options.dataFolder : undefined);
    await assertFacts(options);
    return await serve(options, startedAt);
  } finally {
    lock[Symbol.dispose]();
  }
}

async function serve(options: StartOptions, startedAt: number): Promise<number> {
  // Only now are the dependencies there that these files import.
  const { launch, untilReady } = await import('./launch.ts');
  const toldToStop = untilToldToStop();
  const supervisor = await launch(options, ENGINE, () => assertPortsFree(options));
  try {
    const ready = untilReady(supervisor).then(() =>
      print(`\nBlende is ready after ${since(startedAt)}.\n\n${addresses(options)}\n`),
    );
    await Promise.race([ready.then(() => toldToStop), toldToStop]);
    print('Blende stops.');
  } finally {
    await supervisor.stop();
  }
  return 0;
}

/** Labelled, since the two have to be told apart; meetings come first. */
function addresses(options: StartOptions): string {
  const [meetings] = publicOrigins(options);
  const [library] = libraryOrigins(options);
  return [
    ...(meetings === undefined ? [] : [`  Meetings: ${meetings}`]),
    ...(library === undefined ? [] : [`  Library:  ${library}`]),
  ].join('\n');
}

async function assertPortsFree(options: StartOptions): Promise<void> {
  for (const port of portsOf(options)) {
    const reason = await whyTaken(port);
    if (reason !== undefined) throw portProblem(port, reason);
  }
}

function untilToldToStop(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => resolve());
  return promise;
}
