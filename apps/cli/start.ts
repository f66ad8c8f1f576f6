import { parseStartOptions, type StartOptions } from './command-line.ts';
import { mayHaveLeftovers, openDataFolder } from './data-folder.ts';
import { portProblem, portsOf, whyTaken } from './ports.ts';
import { print } from './print.ts';
import { since } from './step.ts';
import { ENGINE } from './steps/engine.ts';
import { prepare } from './steps/prepare.ts';

const HELP = `./blende start [options]

Installs and builds what is missing, starts everything, and prints the address.
Ctrl-C ends it. On this machine alone: other addresses need TLS.

  --data DIR        where Blende keeps what must outlive it (default: data, beside this program)
  --port N          port of the web address (default: 8440)
  --media-port N    UDP port of picture and sound; TCP takes the next one (default: --port plus 10)
  --help            prints this`;

/** Runs until it is told to stop; answers the exit code. */
export async function start(args: readonly string[]): Promise<number> {
  const options = parseStartOptions(args, process.cwd());
  if (options === 'help') {
    print(HELP);
    return 0;
  }
  const startedAt = performance.now();
  print('Blende starts.');
  const lock = openDataFolder(options.dataFolder);
  try {
    // After a crash the ports may be taken by what it left, which ends only later.
    if (!mayHaveLeftovers(options.dataFolder)) await assertPortsFree(options);
    await prepare();
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
      print(`\nBlende is ready after ${since(startedAt)}: http://localhost:${options.port}\n`),
    );
    await Promise.race([ready.then(() => toldToStop), toldToStop]);
    print('Blende stops.');
  } finally {
    await supervisor.stop();
  }
  return 0;
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
