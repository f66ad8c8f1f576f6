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
import type { ProcessPlace } from './process-place.ts';
import { SupervisedChild, type ChildSpec } from './supervised-child.ts';

export interface SupervisorOptions {
  readonly dataFolder: string;
  /** In the order in which they stop: who is nearest to the browsers comes first. */
  readonly roles: readonly RoleSpec[];
  readonly engine?: EngineSpec | undefined;
  /** Programs that are not ours and that roles stand on: they stop last. */
  readonly grounds?: readonly GroundSpec[];
  /** Events that the roles may tell, beside the supervisor's own. */
  readonly events: EventCatalogue;
  readonly print: (line: string) => void;
}

/** Without a place it has the supervisor's own user and files. */
export interface GroundSpec extends ChildSpec {
  readonly place?: ProcessPlace | undefined;
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
  const { grounds = [] } = options;
  const placed = [...options.roles, ...(options.engine === undefined ? [] : [options.engine])];
  const haveOwnUsers = [...placed, ...grounds].every(({ place }) => place !== undefined);
  const state = stateFileOf(options.dataFolder, haveOwnUsers ? 'own' : 'one');
  const catalogue = { ...options.events, ...supervisorEvents };
  const report = (name: string, fields: EventFields): void =>
    options.print(eventLine(new Date(), name, fields));
  let engineState: EngineState = { state: 'down' };

  const supervised = (spec: ChildSpec, filter = outputFilter(catalogue, report)) => ({
    name: spec.name,
    child: new SupervisedChild(spec, { state, filter, report }),
  });
  const roles = options.roles.map((role) => {
    const filter = outputFilter(catalogue, report);
    return supervised(
      roleChild(role, filter, () => engineState),
      filter,
    );
  });
  const engineChanged = (changed: EngineState): void => {
    engineState = changed;
    for (const { child } of roles) child.send({ type: 'engine', engine: changed });
  };
  const engine =
    options.engine === undefined ? [] : [supervised(engineChild(options.engine, engineChanged))];

  const inStopOrder = [...roles, ...engine, ...grounds.map((spec) => supervised(spec))];
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
