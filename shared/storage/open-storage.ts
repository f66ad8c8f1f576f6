import { Copies } from './copies/copies.ts';
import { countPlaces } from './places/count-places.ts';
import { FolderPlace } from './places/folder-place.ts';
import type { Place } from './places/place.ts';
import { s3Client, type OutboundAgents, type S3Account } from './places/s3-client.ts';
import { S3Place } from './places/s3-place.ts';
import { whereIs, type Whereabouts } from './places/whereabouts.ts';

export interface FolderCopySpec {
  readonly kind: 'folder';
  readonly path: string;
  /** What the operator calls it, where a role sees it under another path. */
  readonly shownPath?: string;
  /** The other machine on which it lies, as the operator declares it. */
  readonly machine: string | undefined;
  /** Where it lies, if somebody who can see that has looked. */
  readonly where?: Whereabouts;
}

export interface S3CopySpec extends S3Account {
  readonly kind: 's3';
  readonly host: string;
  readonly port: number;
  readonly bucket: string;
  /** PEM of whoever vouches for the endpoint, if the system does not know them. */
  readonly ca: string | undefined;
  /** Where it stands, as the operator declares it. */
  readonly location: string;
}

/** One copy, as the configuration names it. */
export type CopySpec = FolderCopySpec | S3CopySpec;

export interface OpenCopy {
  readonly spec: CopySpec;
  readonly place: Place;
  readonly where: Whereabouts;
}

export interface OpenStorage {
  readonly copies: Copies;
  /** In the order of the configuration. */
  readonly each: readonly OpenCopy[];
  /** Block devices and declared machines among them. */
  readonly places: number;
}

/**
 * Opens the copies that the configuration names, once, at the start. `agentsFor` leads through the
 * one door out, which refuses whatever the configuration does not allow.
 * @throws StorageError `too-few-copies` for fewer than two.
 */
export async function openStorage(
  specs: readonly CopySpec[],
  agentsFor: (spec: S3CopySpec) => OutboundAgents,
): Promise<OpenStorage> {
  const each = await Promise.all(
    specs.map(async (spec, index): Promise<OpenCopy> => {
      const place = await openPlace(spec, copyName(index), agentsFor);
      return { spec, place, where: whereabouts(spec) };
    }),
  );
  return {
    copies: new Copies(each.map(({ place }) => place)),
    each,
    places: countPlaces(each.map(({ where }) => where)),
  };
}

/** By place in the configuration: a, b, c … */
export function copyName(index: number): string {
  return String.fromCodePoint('a'.charCodeAt(0) + index);
}

async function openPlace(
  spec: CopySpec,
  name: string,
  agentsFor: (spec: S3CopySpec) => OutboundAgents,
): Promise<Place> {
  return spec.kind === 'folder'
    ? await FolderPlace.open(name, spec.path)
    : new S3Place(name, s3Client(spec, agentsFor(spec)), spec.bucket);
}

/** Two buckets of one host are one place: whoever loses one loses the other. */
export function whereabouts(spec: CopySpec): Whereabouts {
  if (spec.kind === 's3') return { kind: 'elsewhere', machine: spec.host };
  return spec.machine === undefined
    ? (spec.where ?? whereIs(spec.path))
    : { kind: 'elsewhere', machine: spec.machine };
}
