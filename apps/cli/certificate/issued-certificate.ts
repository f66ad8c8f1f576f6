import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { STORED } from '@blende/shared/edge/acme/certificate-store.ts';
import type { RoleSpec } from '@blende/shared/supervisor/role-child.ts';
import type { StartOptions } from '../command-line.ts';
import { OperatorError } from '../operator-error.ts';
import { inRoot } from '../places.ts';
import { allDomains } from '../products.ts';
import { socketFolderOf } from '../role-folders.ts';
import { isEveryAddress, type CertificateFiles } from '../web-address.ts';

/** A certificate that a role of ours has issued and renewed. */
export interface IssuedCertificate {
  readonly role: RoleSpec;
  /** On which the role shows the proofs that the authority looks for. */
  readonly socket: string;
  readonly files: CertificateFiles;
}

/** Undefined if the operator brings a certificate, or none is needed. */
export function issuedCertificate(
  options: StartOptions,
  socketPlace: string,
): IssuedCertificate | undefined {
  const { certificate, dataFolder, listen, redirectPort } = options;
  const domains = allDomains(options);
  if (certificate?.kind !== 'authority' || redirectPort === undefined) return undefined;
  const proof = { address: isEveryAddress(listen) ? 'localhost' : listen, port: redirectPort };
  const { directoryUrl, caFile } = certificate;
  const ca = caFile === undefined ? {} : { ca: readCa(caFile) };
  const socket = join(socketFolderOf(socketPlace, 'certificates'), 'certificates.sock');
  const folder = join(dataFolder, 'certificates', folderName(directoryUrl, domains));
  return {
    socket,
    files: { certificateFile: join(folder, STORED.chain), keyFile: join(folder, STORED.key) },
    role: {
      name: 'certificates',
      main: inRoot('apps/server/certificates.main.ts'),
      options: (at) => ({
        socket: at(socket),
        folder: at(folder),
        proof,
        domains,
        authority: { directoryUrl, ...ca },
      }),
      sockets: [socket],
    },
  };
}

/** Another authority or other names are another certificate. */
function folderName(directoryUrl: string, domains: readonly string[]): string {
  const what = JSON.stringify([directoryUrl, domains.toSorted()]);
  return createHash('sha256').update(what).digest('hex').slice(0, 16);
}

function readCa(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new OperatorError(
      'acme-ca-unreadable',
      `${path} cannot be read: check the path of --acme-ca, and give this user the right to read it.`,
    );
  }
}
