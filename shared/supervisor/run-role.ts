import type { CertificateText, EngineState, FromRole, ToRole } from './role-messages.ts';
import { readOptionsLine } from './options-line.ts';
import { failureCode } from './failure-code.ts';

const STOP_TIMEOUT_MS = 4000;

export type ReportEvent = (name: string, fields: Readonly<Record<string, number | string>>) => void;

export interface RunningRole {
  /** Called with the state at start, if it is known by then, and with every later one. */
  readonly engineChanged?: (engine: EngineState) => void;
  readonly certificateChanged?: (certificate: CertificateText) => void;
  readonly stop: () => PromiseLike<void>;
}

export interface Role<Options> {
  /** Checks the options that the supervisor sent; throws if they are not what this role expects. */
  readonly parseOptions: (value: unknown) => Options;
  /** Resolves when the role can be used by others, for example when its sockets listen. */
  readonly start: (options: Options, report: ReportEvent) => Promise<RunningRole>;
}

/**
 * The whole life of a role's process: options from stdin, `ready` to the supervisor, engine
 * states from it, an orderly stop on its word or on SIGTERM, and an end when it is gone.
 */
export async function runRole<Options>(role: Role<Options>): Promise<void> {
  process.on('uncaughtException', failed);
  process.on('unhandledRejection', failed);
  try {
    await liveAs(role);
  } catch (error) {
    failed(error);
  }
}

async function liveAs<Options>(role: Role<Options>): Promise<void> {
  let running: RunningRole | undefined;
  let engine: EngineState | undefined;
  let certificate: CertificateText | undefined;
  const stop = (): void => void endAfter(running);
  process.on('message', (message: ToRole) => {
    if (message.type === 'stop') return stop();
    if (message.type === 'certificate') {
      certificate = message;
      running?.certificateChanged?.(certificate);
    } else {
      engine = message.engine;
      running?.engineChanged?.(engine);
    }
  });
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // The supervisor is gone: nobody would end this process otherwise.
  process.on('disconnect', () => process.exit(0));
  running = await role.start(role.parseOptions(await readOptionsLine(process.stdin)), report);
  if (engine !== undefined) running.engineChanged?.(engine);
  if (certificate !== undefined) running.certificateChanged?.(certificate);
  tell({ type: 'ready' });
}

async function endAfter(running: RunningRole | undefined): Promise<void> {
  setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
  await running?.stop();
  process.exit(0);
}

const report: ReportEvent = (name, fields) => tell({ type: 'event', name, fields });

function tell(message: FromRole): void {
  if (process.connected) process.send?.(message);
}

/** Tells only the kind of failure: a message or a stack could carry what a visitor sent. */
function failed(error: unknown): void {
  const exit = () => process.exit(1);
  const message: FromRole = {
    type: 'event',
    name: 'role-failed',
    fields: { code: failureCode(error) },
  };
  if (process.connected && process.send !== undefined) process.send(message, exit);
  else exit();
}
