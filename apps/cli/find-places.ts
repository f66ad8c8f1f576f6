import type { OwnUserName } from '@blende/shared/supervisor/own-users.ts';
import type { ProcessPlace } from '@blende/shared/supervisor/process-place.ts';
import { whyOneUser, type OneUserReason } from '@blende/shared/supervisor/why-one-user.ts';
import type { StartOptions } from './command-line.ts';
import type { Configuration } from './configuration/configuration.ts';
import { hasLibrary } from './products.ts';
import {
  giveRoleFolders,
  makeRoleFolders,
  takeRoleFolders,
  type InstancePlaces,
} from './role-folders.ts';
import { rolePlace } from './role-places.ts';

const TRIED = '/blende/apps/server/conference.main.ts';

/** Folders and ports of a start with these options; `configuration` is that of a start with the library. */
export function instancePlaces(
  options: StartOptions,
  socketPlace: string,
  configuration?: Configuration,
): InstancePlaces {
  const { dataFolder, port, libraryPort = port, redirectPort = port, mediaUdpPort } = options;
  const ports = [port, libraryPort, redirectPort, mediaUdpPort];
  const copies = copiesElsewhere(dataFolder, configuration);
  return { dataFolder, socketPlace, ports, library: hasLibrary(options), ...copies };
}

/** Those that the operator keeps in other places than the data folder. */
function copiesElsewhere(
  dataFolder: string,
  configuration: Configuration | undefined,
): Pick<InstancePlaces, 'keyCopies' | 'objectCopies'> {
  const isElsewhere = (path: string): boolean => !path.startsWith(`${dataFolder}/`);
  const objects = configuration?.objects.copies ?? [];
  return {
    keyCopies: (configuration?.keys.copies ?? []).filter(isElsewhere),
    objectCopies: objects
      .flatMap((copy) => (copy.kind === 'folder' ? [copy.path] : []))
      .filter(isElsewhere),
  };
}

/**
 * Makes the folders of all roles, and answers where each role lives: in no place of its own if the
 * system refuses that.
 */
export function findPlaces(
  places: InstancePlaces,
): (name: OwnUserName) => ProcessPlace | undefined {
  makeRoleFolders(places);
  if (whyOneUserIn(places) !== undefined) {
    takeRoleFolders(places);
    return () => undefined;
  }
  giveRoleFolders(places);
  return (name) => rolePlace(name, places);
}

/** Why roles share our user; undefined if each can have its own. The folders of roles exist. */
export function whyOneUserIn(places: InstancePlaces): OneUserReason | undefined {
  return whyOneUser(rolePlace('conference', places), TRIED);
}
