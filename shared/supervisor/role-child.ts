import type { ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import type { OutputFilter } from './output-filter.ts';
import type { OwnUserName } from './own-users.ts';
import { pathInside, type ProcessPlace } from './process-place.ts';
import type { EngineState, FromRole, ToRole } from './role-messages.ts';
import type { ChildSpec } from './supervised-child.ts';

export interface RoleSpec {
  readonly name: OwnUserName;
  /** Absolute path of the role's main. */
  readonly main: string;
  /**
   * Asked for with every life of the role. `at` turns a path into the one that the role sees. It may
   * be a promise: the role starts when that is kept.
   */
  readonly options: (at: (path: string) => string) => unknown;
  /** Sockets that the role listens on. What a killed one left is removed before it starts. */
  readonly sockets: readonly string[];
  /** Without one it has the supervisor's own user and files. */
  readonly place?: ProcessPlace | undefined;
}

// No inspector by signal and no report files: both could show what passes through a role.
const NODE_FLAGS = ['--disable-sigusr1', '--no-warnings'] as const;

/** A role of ours as a child: options on stdin, engine states and events over IPC. */
export function roleChild(
  role: RoleSpec,
  filter: OutputFilter,
  engine: () => EngineState,
): ChildSpec {
  const at = (path: string): string => pathInside(role.place, path);
  return {
    name: role.name,
    askToStop: (child) => tell(child, { type: 'stop' }),
    launch: async () => {
      const options = await role.options(at);
      for (const socket of role.sockets) rmSync(socket, { force: true });
      return {
        command: {
          executable: process.execPath,
          args: [...NODE_FLAGS, at(role.main)],
          input: `${JSON.stringify(options)}\n`,
          ipc: true,
          place: role.place,
        },
        ready: (child) => {
          const { promise, resolve } = Promise.withResolvers<void>();
          child.on('message', (message: FromRole) => {
            if (message.type === 'ready') resolve();
            else filter.event(message.name, message.fields);
          });
          tell(child, { type: 'engine', engine: engine() });
          return promise;
        },
      };
    },
  };
}

function tell(child: ChildProcess, message: ToRole): void {
  if (child.connected) child.send(message, () => undefined);
}
