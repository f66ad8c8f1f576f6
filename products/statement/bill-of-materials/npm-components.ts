import { fromBase64 } from '@blende/shared/evidence/base64.ts';
import type { Component } from './component.ts';

interface LockedPackage {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly integrity?: string;
}

/** The part of a package-lock.json (version 3) that is read here. */
export interface Lockfile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

/** Every package of the lock file once, also those for other operating systems; not our own. */
export function npmComponents({ packages }: Lockfile): readonly Component[] {
  const found = new Map<string, Component>();
  for (const [path, locked] of Object.entries(packages)) {
    if (!path.includes('node_modules/') || locked.link === true) continue;
    const component = componentOf(path.replace(/^.*node_modules\//, ''), locked);
    const key = `${component.name}@${component.version}`;
    // What runs at one place and is a tool at another runs.
    if (found.get(key)?.use !== 'runs') found.set(key, component);
  }
  return [...found.values()];
}

function componentOf(folder: string, locked: LockedPackage): Component {
  const { name = folder, version = '', license, dev, integrity } = locked;
  const sha512 = sha512Of(integrity);
  return {
    kind: 'npm',
    name,
    version,
    licence: license,
    use: dev === true ? 'tool' : 'runs',
    ...(sha512 === undefined ? {} : { sha512 }),
    source: `https://www.npmjs.com/package/${name}/v/${version}`,
  };
}

/** Subresource integrity as npm writes it: the kind of hash, then base64. */
function sha512Of(integrity: string | undefined): string | undefined {
  const encoded = /^sha512-(\S+)/.exec(integrity ?? '')?.[1];
  const bytes = encoded === undefined ? undefined : fromBase64(encoded);
  if (bytes === undefined) return undefined;
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
