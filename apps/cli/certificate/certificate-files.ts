import { readFileSync } from 'node:fs';
import type { CertificateText } from '@blende/shared/supervisor/role-messages.ts';
import { OperatorError } from '../operator-error.ts';
import type { CertificateFiles } from '../web-address.ts';
import {
  judgeCertificate,
  type CertificateProblem,
  type JudgedCertificate,
} from './judge-certificate.ts';

export interface ReadCertificate extends CertificateText {
  readonly judged: JudgedCertificate;
}

/** @throws OperatorError that says what to do, never what stands in the files. */
export function readCertificate(
  files: CertificateFiles,
  domains: readonly string[],
  now = new Date(),
): ReadCertificate {
  const text = {
    chain: readText(files.certificateFile, 'certificate-unreadable'),
    key: readText(files.keyFile, 'key-unreadable'),
  };
  const judged = judgeCertificate(text, domains, now);
  if ('kind' in judged) throw certificateError(judged, files);
  return { ...text, judged };
}

function readText(path: string, code: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new OperatorError(
      code,
      `${path} cannot be read (${reason}): check the path, and give this user the right to read it.`,
    );
  }
}

function certificateError(problem: CertificateProblem, files: CertificateFiles): OperatorError {
  const { code, sentence } = remedy(problem, files);
  return new OperatorError(code, sentence);
}

function remedy(
  problem: CertificateProblem,
  { certificateFile, keyFile }: CertificateFiles,
): { readonly code: string; readonly sentence: string } {
  const certificate = `The certificate in ${certificateFile}`;
  switch (problem.kind) {
    case 'unreadable':
      return {
        code: 'certificate-unreadable',
        sentence: `${certificateFile} is no certificate: --certificate takes a PEM file, your certificate first, then those that vouch for it.`,
      };
    case 'key-unreadable':
      return {
        code: 'key-unreadable',
        sentence: `${keyFile} is no private key: --key takes a PEM file without a password.`,
      };
    case 'key-mismatch':
      return {
        code: 'certificate-key-mismatch',
        sentence: `The key in ${keyFile} does not belong to the first certificate in ${certificateFile}: give the pair that was issued together.`,
      };
    case 'expired':
      return {
        code: 'certificate-expired',
        sentence: `${certificate} expired on ${day(problem.at)}: renew it, then start again.`,
      };
    case 'not-yet':
      return {
        code: 'certificate-not-yet-valid',
        sentence: `${certificate} is valid from ${day(problem.at)} only: check this machine's clock.`,
      };
    case 'name-missing':
      return {
        code: 'certificate-name-missing',
        sentence: `${certificate} does not name ${problem.domain}: have one issued that does, or leave that --domain or --library-domain out.`,
      };
    default:
      return problem satisfies never;
  }
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}
