import { join } from 'node:path';
import type { RoleSpec } from '../role-child.ts';
import { stateFileOf, supervise, type Supervisor } from '../supervisor.ts';

// A parent for tests that kill it: two echo roles and an engine, told on one line of the
// command line; says `ready` with all pids, then the supervisor's own lines.

interface ParentOptions {
  readonly dataFolder: string;
  readonly sockets: string;
  readonly engine: string;
  readonly settings: string;
  readonly chatter: string;
  readonly failWith?: string;
}

const PORT = 'SIGNALLING_PORT';

const options: ParentOptions = JSON.parse(process.argv[2] ?? '{}');
const print = (line: string): boolean => process.stdout.write(`${line}\n`);

const leftovers = await stateFileOf(options.dataFolder).endLeftovers();
const supervisor = supervise({
  dataFolder: options.dataFolder,
  events: { 'echo-started': { number: 'count' }, 'echo-stopped': {} },
  print,
  roles: [roleNamed('edge'), roleNamed('conference')],
  engine: {
    executable: options.engine,
    settings: ({ signalling }) => options.settings.replace(PORT, String(signalling)),
  },
});
process.on('SIGTERM', () => void stop(supervisor));
await supervisor.ready.catch(async (error: unknown) => {
  print(`failed ${error instanceof Error ? error.message : ''}`);
  await stop(supervisor);
});
print(`ready ${JSON.stringify({ leftovers, ...supervisor.pids() })}`);

function roleNamed(name: RoleSpec['name']): RoleSpec {
  const socket = join(options.sockets, `${name}.sock`);
  const failWith = options.failWith === undefined ? {} : { failWith: options.failWith };
  return {
    name,
    main: join(import.meta.dirname, 'echo-role.main.ts'),
    options: () => ({ socket, chatter: options.chatter, ...failWith }),
    sockets: [socket],
  };
}

async function stop(running: Supervisor): Promise<void> {
  await running.stop();
  process.exit(0);
}
