import { join } from 'node:path';
import type { CopyConfiguration, KeysConfiguration } from './configuration.ts';
import { refused, type FilePath } from './configuration-refused.ts';
import type { ConfigurationText } from './configuration-schema.ts';
import { httpsEndpoint } from './https-endpoint.ts';
import { absolutePath } from './places-apart.ts';
import { readCaFile, readSecretFile } from './secret-file.ts';

const LEAST_COPIES = 2;
const LEAST_KEY_COPIES = 3;

type CopyText = NonNullable<ConfigurationText['objects']>['copies'][number];

/** @throws OperatorError */
export function configuredCopies(
  { objects }: ConfigurationText,
  dataFolder: string,
): readonly CopyConfiguration[] {
  if (objects === undefined) return ['a', 'b'].map((name) => ourFolder(dataFolder, name));
  const path = ['objects', 'copies'];
  const copies = objects.copies.map((copy, index) => configuredCopy(copy, [...path, index]));
  if (copies.length < LEAST_COPIES)
    throw refused('too-few-copies', path, 'has to name at least two copies');
  const names = copies.map((copy) => (copy.kind === 's3' ? `${copy.endpoint}/${copy.bucket}` : ''));
  const twice = names.findIndex((name, index) => name !== '' && names.indexOf(name) < index);
  if (twice >= 0)
    throw refused('same-place', [...path, twice, 'bucket'], 'is already used by another copy');
  return copies;
}

function ourFolder(dataFolder: string, name: string): CopyConfiguration {
  return { kind: 'folder', path: join(dataFolder, 'objects', name), machine: undefined };
}

function configuredCopy(copy: CopyText, at: FilePath): CopyConfiguration {
  if (copy.kind === 'folder')
    return {
      kind: 'folder',
      path: absolutePath(copy.path, [...at, 'path']),
      machine: copy.machine,
    };
  return {
    kind: 's3',
    ...httpsEndpoint(copy.endpoint, [...at, 'endpoint']),
    bucket: copy.bucket,
    region: copy.region,
    accessKey: readSecretFile(copy.accessKeyFile, [...at, 'accessKeyFile']),
    secretKey: readSecretFile(copy.secretKeyFile, [...at, 'secretKeyFile']),
    ca: readCaFile(copy.caFile, [...at, 'caFile']),
    location: copy.location,
  };
}

/** @throws OperatorError */
export function configuredKeys({ keys }: ConfigurationText, dataFolder: string): KeysConfiguration {
  const mode = keys?.root ?? 'file';
  if (keys?.rootFile !== undefined && mode !== 'file')
    throw refused('root-contradiction', ['keys', 'rootFile'], 'is for "root": "file" alone');
  const at = ['keys', 'copies'];
  const copies =
    keys?.copies?.map((path, index) => absolutePath(path, [...at, index])) ??
    ['a', 'b', 'c'].map((name) => join(dataFolder, 'keys/store', name));
  if (copies.length < LEAST_KEY_COPIES)
    throw refused('too-few-copies', at, 'has to name at least three folders');
  if (mode !== 'file') return { root: { mode }, copies };
  const path =
    keys?.rootFile === undefined ? undefined : absolutePath(keys.rootFile, ['keys', 'rootFile']);
  return { root: { mode, path }, copies };
}
