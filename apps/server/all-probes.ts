import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PATHS as CONFERENCE } from '@blende/conference/contract.ts';
import { hardeningProbe, iceServersProbe } from '@blende/conference/probes.ts';
import { proxyProbe } from '@blende/operations/probes.ts';
import type { Probe } from '@blende/shared/claims/probe.ts';
import type { StorageToCheck } from '@blende/shared/storage/audit/copies-to-check.ts';
import { storageProbes } from '@blende/shared/storage/audit/storage-probes.ts';
import type { EdgeDoor } from '@blende/shared/edge/audit/ask-edge.ts';
import { indifferentProbe } from '@blende/shared/edge/audit/probe-indifferent.ts';
import { noCookieProbe, ownOriginProbe } from '@blende/shared/edge/audit/probe-own-origin.ts';
import { hstsProbe, tlsProbe } from '@blende/shared/edge/audit/probe-transport.ts';
import { auditedProcesses } from '@blende/shared/supervisor/audit/audited-processes.ts';
import * as access from '@blende/shared/supervisor/audit/probe-host-access.ts';
import {
  diskKeysProbe,
  encryptedDisksProbe,
  swapDisksProbe,
} from '@blende/shared/supervisor/audit/probe-disks.ts';
import * as log from '@blende/shared/supervisor/audit/probe-no-log.ts';
import {
  connectionsProbe,
  listenersProbe,
  type NetworkSurroundings,
} from '@blende/shared/supervisor/audit/probe-network.ts';
import {
  foreignConnectionsProbe,
  outboundTableProbe,
  type OutboundSurroundings,
} from '@blende/shared/supervisor/audit/probe-outbound.ts';
import { machineOf } from '@blende/shared/supervisor/disks/machine-view.ts';
import * as stored from '@blende/shared/supervisor/audit/probe-nothing-stored.ts';
import { PATHS as STATEMENT } from '@blende/statement/contract.ts';
import { PATHS as LIBRARY } from '@blende/video-cms/contract.ts';
import { billProbe, locationProbe, type LocationToCheck } from '@blende/statement/probes.ts';

export interface AuditedInstance {
  readonly door: EdgeDoor;
  readonly supervisorPid: number;
  readonly dataFolder: string;
  readonly known: readonly string[];
  readonly mayWrite: Readonly<Record<string, readonly string[]>>;
  readonly location: LocationToCheck;
  /** Copies of what the library keeps; undefined where it does not run. */
  readonly storage?: StorageToCheck | undefined;
  /** Undefined where there is no library, of which the sentences speak. */
  readonly library?: { readonly origin: string } | undefined;
  /** Real paths of whatever the library keeps, on the machine and not in a tree of a role. */
  readonly keptIn: readonly string[];
  readonly outbound: OutboundSurroundings['table'];
  readonly network: Pick<NetworkSurroundings, 'listeners' | 'outboundPorts'>;
  /** Settings of the web server in front; undefined if there is none. */
  readonly proxyFiles?: readonly string[] | undefined;
}

/** With the files by which it was installed. */
const PROGRAM = join(import.meta.dirname, '../..');

/** Of no meeting: the page before joining is the same for every address. */
const SOME_ROOM = `${CONFERENCE.roomPage}${'A'.repeat(44)}`;
const PAGES = [
  '/',
  SOME_ROOM,
  ...CONFERENCE.disclosurePages,
  ...Object.values(STATEMENT.statement),
  ...Object.values(STATEMENT.imprint),
  ...Object.values(STATEMENT.bill),
  ...Object.values(STATEMENT.record),
] as const;

const LIBRARY_PAGES = [
  ...Object.values(LIBRARY.start),
  ...Object.values(STATEMENT.statement),
  ...Object.values(STATEMENT.imprint),
] as const;

/** The processes of the instance as they run now. */
export function processesOf({ dataFolder, supervisorPid }: AuditedInstance) {
  return auditedProcesses(join(dataFolder, 'supervisor.json'), supervisorPid);
}

/** What the auditor looks at, gathered from where each subject lies. */
export function allProbes(instance: AuditedInstance): readonly Probe[] {
  const { door, supervisorPid, dataFolder, known, mayWrite } = instance;
  const processes = () => processesOf(instance);
  const outputs = {
    processes,
    supervisorPid,
    mayWrite: (name: string) => mayWrite[name] ?? [],
    journalStream: () => journalStreamOf(supervisorPid),
  };
  const storing = { processes, dataFolder, known };
  return [
    indifferentProbe(door, instance.library?.origin === door.origin ? ['/'] : ['/', SOME_ROOM]),
    log.openFilesProbe(outputs),
    log.outputProbe(outputs),
    ownOriginProbe(door, PAGES),
    noCookieProbe(door, PAGES),
    hardeningProbe(() => processes().find(({ name }) => name === 'engine')?.pid),
    iceServersProbe(door),
    stored.writablePlacesProbe(storing),
    stored.swapProbe(storing),
    stored.dataFolderProbe(storing),
    access.guestAgentProbe({}),
    access.providerKeysProbe({}),
    billProbe(PROGRAM),
    locationProbe(instance.location),
    proxyProbe(instance.proxyFiles),
    ...storageProbes(instance.storage),
    ...libraryProbes(instance),
  ];
}

/** By role: for what it may connect to another machine. Whatever an operator approves later is for the library. */
const CONNECTS_FOR: OutboundSurroundings['purposes'] = {
  certificates: ['certificate'],
  library: ['database', 'objects', 'approved'],
  worker: ['database', 'objects'],
  supervisor: ['database'],
};

/** Asked under the library's address; the sentences are on its privacy statement alone. */
function libraryProbes(instance: AuditedInstance): readonly Probe[] {
  const { library, network, door } = instance;
  if (library === undefined) return [];
  const libraryDoor = { ...door, origin: library.origin };
  const surroundings = {
    ...network,
    processes: () => processesOf(instance),
    facing: ['edge', 'engine'],
    // Both ask the engine, which offers nothing else.
    overLoopback: ['conference', 'supervisor'],
  };
  const connecting = {
    processes: surroundings.processes,
    table: instance.outbound,
    purposes: CONNECTS_FOR,
  };
  return [
    listenersProbe(surroundings),
    connectionsProbe(surroundings),
    ...diskProbes(instance),
    foreignConnectionsProbe(connecting),
    outboundTableProbe(connecting),
    tlsProbe(libraryDoor),
    hstsProbe(libraryDoor, LIBRARY_PAGES),
  ];
}

function diskProbes({ supervisorPid, keptIn: folders }: AuditedInstance): readonly Probe[] {
  const disks = { machine: () => machineOf(supervisorPid), folders };
  return [encryptedDisksProbe(disks), diskKeysProbe(disks), swapDisksProbe(disks)];
}

/** `JOURNAL_STREAM` of systemd.exec(5): device and inode of an output that is the journal. */
function journalStreamOf(pid: number): string | undefined {
  const variables = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  const name = 'JOURNAL_STREAM=';
  return variables.find((variable) => variable.startsWith(name))?.slice(name.length);
}
