import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { configurationFileIn, readConfiguration } from '../read-configuration.ts';

// Configurations of a machine with a second disk, a bucket and a database elsewhere.

export const PASSWORD = 'canary-of-a-password';
export const folder = mkdtempSync(join(tmpdir(), 'blende-test-'));
after(() => rmSync(folder, { recursive: true }));
export const dataFolder = join(folder, 'data');
mkdirSync(join(dataFolder, 'config'), { recursive: true });
mkdirSync(join(dataFolder, 'objects'));
mkdirSync(join(folder, 'disk'));
symlinkSync(join(folder, 'disk'), join(folder, 'link'));

export function file(name: string, text: string, mode = 0o600): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

const access = file('access', 'AKIA\n');
export const secret = file('secret', `${PASSWORD}\n`);
export const open = file('open', PASSWORD, 0o640);
export const PEM = '-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n';
export const ca = file('ca.pem', PEM, 0o644);
let addresses = 0;
export const url = (text: string): string => file(`url-${(addresses += 1)}`, text);
export const DATABASE = `postgresql://blende:${PASSWORD}@db.example.org/blende`;

export const folderCopy = { kind: 'folder', path: join(folder, 'disk', 'a'), machine: 'nas' };
export const s3 = {
  kind: 's3',
  endpoint: 'https://s3.example.org',
  bucket: 'kept',
  region: 'eu-1',
  accessKeyFile: access,
  secretKeyFile: secret,
  location: 'Falkenstein',
};
export const allowed = [
  { host: 's3.example.org', port: 443, location: 'Falkenstein' },
  { host: 'db.example.org', port: 5432, location: 'Nürnberg' },
  { host: 'hooks.example.org', port: 443, location: 'Wien' },
];
export const copies = (...list: readonly object[]): object => ({
  objects: { copies: list },
  allowed,
});
export const database = (text: string, more: object = {}): object => ({
  database: { urlFile: url(text), location: 'Nürnberg', ...more },
  allowed,
});

export function read(content: object | string, environment: NodeJS.ProcessEnv = {}) {
  const text = typeof content === 'string' ? content : JSON.stringify({ version: 1, ...content });
  writeFileSync(configurationFileIn(dataFolder), text);
  return readConfiguration(dataFolder, environment);
}
