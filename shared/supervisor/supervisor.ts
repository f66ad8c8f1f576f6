import { join } from 'node:path';
import { engineChild, type EngineSpec } from './engine-child.ts';
import {
  eventLine,
  type EventCatalogue,
  type EventFields,
} from '@blende/shared/basics/event-catalogue.ts';
import { supervisorEvents } from './events.ts';
import { outputFilter } from './output-filter.ts';
import { roleChild, type RoleSpec } from './role-child.ts';
import type { EngineState, ToRole } from './role-messages.ts';
import { StateFile } from './state-file.ts';
import { SupervisedChild } from './supervised-child.ts';

export interface SupervisorOptions {
  readonly dataFolder: string;
  /** In the order in which they stop: who is nearest to the browsers comes first. */
  readonly roles: readonly RoleSpec[];
  readonly engine: EngineSpec;
  /** Events that the roles may tell, beside the supervisor's own. */
  readonly events: EventCatalogue;
  readonly print: (line: string) => void;
}

export interface Supervisor {
  /** Resolves when every child is ready for the first time; rejects if one never is. */
  readonly ready: Promise<void>;
  readonly pids: () => Readonly<Record<string, number | undefined>>;
  /** Lost if the role does not run: what must outlive it belongs into its options too. */
  readonly tell: (role: string, message: ToRole) => void;
  readonly stop: () => Promise<void>;
}

/** The file in the data folder that names the running processes. */
export function stateFileOf(dataFolder: string, users?: 'one' | 'own'): StateFile {
  return new StateFile(join(dataFolder, 'supervisor.json'), users);
}

/** Starts engine and roles at once and keeps them alive. The caller holds the data folder's lock. */
export function supervise(options: SupervisorOptions): Supervisor {
  const haveOwnUsers = [...options.roles, options.engine].every(({ place }) => place !== undefined);
  const state = stateFileOf(options.dataFolder, haveOwnUsers ? 'own' : 'one');
  const catalogue = { ...options.events, ...supervisorEvents };
  const report = (name: string, fields: EventFields): void =>
    options.print(eventLine(new Date(), name, fields));
  let engineState: EngineState = { state: 'down' };

  const roles = options.roles.map((role) => {
    const filter = outputFilter(catalogue, report);
    const spec = roleChild(role, filter, () => engineState);
    return { name: role.name, child: new SupervisedChild(spec, { state, filter, report }) };
  });
  const engineChanged = (changed: EngineState): void => {
    engineState = changed;
    for (const { child } of roles) child.send({ type: 'engine', engine: changed });
  };
  const engine = {
    name: 'engine',
    child: new SupervisedChild(engineChild(options.engine, engineChanged), {
      state,
      filter: outputFilter(catalogue, report),
      report,
    }),
  };

  const inStopOrder = [...roles, engine];
  return {
    ready: Promise.all(inStopOrder.map(({ child }) => child.firstReady)).then(() => undefined),
    pids: () => Object.fromEntries(inStopOrder.map(({ name, child }) => [name, child.pid])),
    tell: (name, message) => roles.find((role) => role.name === name)?.child.send(message),
    stop: async () => {
      for (const { child } of inStopOrder) await child.stop();
      state.remove();
    },
  };
}
