import { packageUrl, type Component } from './component.ts';
import { goComponents } from './go-components.ts';
import { npmComponents, type Lockfile } from './npm-components.ts';
import { isOpenLicence } from './open-licence.ts';

export interface BillSources {
  readonly lockfile: Lockfile;
  readonly goMod: string;
  readonly engineLicences: string;
  /** Of Node.js, without a v. */
  readonly nodeVersion: string;
}

/** Everything that the program consists of or is built with, in order of its name. */
export function componentsOf(sources: BillSources): readonly Component[] {
  const { lockfile, goMod, engineLicences, nodeVersion } = sources;
  const node: Component = {
    kind: 'runtime',
    name: 'node',
    version: nodeVersion,
    licence: 'MIT',
    use: 'runs',
    source: `https://nodejs.org/dist/v${nodeVersion}/node-v${nodeVersion}.tar.xz`,
  };
  return [node, ...npmComponents(lockfile), ...goComponents(goMod, engineLicences)].toSorted(
    (a, b) => (packageUrl(a) < packageUrl(b) ? -1 : 1),
  );
}

/** What is not known or not known to be open: nobody may call the whole open source then. */
export function componentsNotOpen(components: readonly Component[]): readonly Component[] {
  return components.filter(
    ({ name, licence }) => licence === undefined || !isOpenLicence(name, licence),
  );
}

/** The same as a bill of materials for programs (CycloneDX 1.6, ECMA-424). */
export function cycloneDx(components: readonly Component[], version: string): object {
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': 'blende',
        name: 'blende',
        version,
        licenses: [{ license: { id: 'EUPL-1.2' } }],
      },
    },
    components: components.map(cycloneDxComponent),
  };
}

function cycloneDxComponent(component: Component): object {
  const { kind, name, version, licence, use, sha512, source } = component;
  const [, group, bare] = kind === 'npm' ? (/^(@[^/]+)\/(.+)$/.exec(name) ?? []) : [];
  const purl = packageUrl(component);
  return {
    type: kind === 'runtime' ? 'platform' : 'library',
    'bom-ref': purl,
    ...(group === undefined ? {} : { group }),
    name: bare ?? name,
    version,
    scope: use === 'tool' ? 'excluded' : 'required',
    ...(sha512 === undefined ? {} : { hashes: [{ alg: 'SHA-512', content: sha512 }] }),
    ...(licence === undefined ? {} : { licenses: [licenceChoice(licence)] }),
    purl,
    externalReferences: [{ type: 'website', url: source }],
  };
}

function licenceChoice(licence: string): object {
  return /\s|\(/.test(licence) ? { expression: licence } : { license: { id: licence } };
}
